import Link from "next/link";
import type { ComponentProps } from "react";

/** A link in running text or a table. Pages are dynamic and many links stand on one: none is fetched ahead. */
export function TextLink(props: ComponentProps<typeof Link>) {
  return <Link prefetch={false} {...props} />;
}
