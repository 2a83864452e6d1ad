"use client";

import { usePathname } from "next/navigation";
import { TextLink } from "@/components/ui/text-link";

/** Where figures are read, of whichever unit: the overview is the way in to all of them. */
const READ = ["/units/", "/indicators/", "/compare"];

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
    READ.some((place) => href.startsWith(place))
      ? READ.some((place) => path.startsWith(place))
      : path === href || path.startsWith(`${href}/`);
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
