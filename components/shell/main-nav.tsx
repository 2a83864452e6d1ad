"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

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
        <Link key={href} href={href} prefetch={false} aria-current={isCurrent(href) ? "page" : undefined}>
          {text}
        </Link>
      ))}
    </nav>
  );
}
