"use client";

import { useRouter } from "next/navigation";
import { useLayoutEffect } from "react";
import { isPlainClick } from "@/components/ui/plain-click";

/**
 * Makes the links marked `data-soft` change the page without loading it anew. One listener for all of them; before it is
 * there, and without JavaScript, they lead where they lead.
 */
export function SoftNavigation() {
  const router = useRouter();
  // With the very commit that takes the page over.
  useLayoutEffect(() => {
    const follow = (event: MouseEvent) => {
      if (event.defaultPrevented || !isPlainClick(event) || !(event.target instanceof Element)) return;
      const link = event.target.closest<HTMLAnchorElement>("a[data-soft]");
      if (link === null || link.target !== "" || link.origin !== window.location.origin) return;
      event.preventDefault();
      const { pathname, search, hash, dataset } = link;
      router.push(pathname + search + hash, { scroll: dataset["soft"] !== "keep" });
    };
    // React listens at the document: what it prevents is known here.
    window.addEventListener("click", follow);
    return () => window.removeEventListener("click", follow);
  }, [router]);
  return null;
}
