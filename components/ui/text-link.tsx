import type { ComponentProps } from "react";

export interface SoftLinkProps extends ComponentProps<"a"> {
  readonly href: string;
  /** Keeps the place on the page. */
  readonly keepsPlace?: boolean;
}

/**
 * A link in running text or a table to a page of the product. A plain anchor: hundreds stand on one page, and as
 * components of their own they would be much of what a browser has to take over. components/shell/soft-navigation.tsx
 * follows it without loading the page anew.
 */
export function TextLink({ keepsPlace = false, ...rest }: SoftLinkProps) {
  return <a data-soft={keepsPlace ? "keep" : ""} {...rest} />;
}
