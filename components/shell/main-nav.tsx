"use client";

import { usePathname } from "next/navigation";
import { TextLink } from "@/components/ui/text-link";

/** The places of the workspace. The layout is kept when the page changes, so the current one is told in the browser. */
export function MainNav({
  label,
  links,
}: {
  readonly label: string;
  readonly links: readonly { readonly href: string; readonly label: string }[];
}) {
  const path = usePathname() ?? "/";
  const isCurrent = (href: string) =>
    href === "/" ? path.startsWith("/units/") : path === href || path.startsWith(`${href}/`);
  return (
    <nav className="main-nav" aria-label={label}>
      {links.map(({ href, label: text }) => (
        <TextLink key={href} href={href} aria-current={isCurrent(href) ? "page" : undefined}>
          {text}
        </TextLink>
      ))}
    </nav>
  );
}
