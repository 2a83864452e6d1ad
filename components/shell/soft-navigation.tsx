"use client";

import { useRouter } from "next/navigation";
import { useLayoutEffect } from "react";
import { isPlainClick } from "@/components/ui/plain-click";

/** Where a GET form leads with what its fields say. */
function addressOf(form: HTMLFormElement, submitter: HTMLElement | null): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter))
    if (typeof value === "string") query.append(name, value);
  return `${new URL(form.action).pathname}?${query}`;
}

/**
 * Makes the links and GET forms marked `data-soft` change the page without loading it anew. One listener for all of
 * them; before it is there, and without JavaScript, they lead where they lead.
 */
export function SoftNavigation() {
  const router = useRouter();
  // With the very commit that takes the page over.
  useLayoutEffect(() => {
    const go = (address: string, { dataset }: HTMLElement) =>
      router.push(address, { scroll: dataset["soft"] !== "keep" });
    const follow = (event: MouseEvent) => {
      if (event.defaultPrevented || !isPlainClick(event) || !(event.target instanceof Element)) return;
      const link = event.target.closest<HTMLAnchorElement>("a[data-soft]");
      if (link === null || link.target !== "" || link.origin !== window.location.origin) return;
      event.preventDefault();
      go(link.pathname + link.search + link.hash, link);
    };
    const send = (event: SubmitEvent) => {
      const form = event.target;
      if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
      if (form.dataset["soft"] === undefined || form.method !== "get") return;
      event.preventDefault();
      go(addressOf(form, event.submitter), form);
    };
    // React listens at the document: what it prevents is known here.
    window.addEventListener("click", follow);
    window.addEventListener("submit", send);
    return () => {
      window.removeEventListener("click", follow);
      window.removeEventListener("submit", send);
    };
  }, [router]);
  return null;
}
