import clsx from "clsx";
import type { ComponentProps } from "react";
import { type SoftLinkProps, TextLink } from "@/components/ui/text-link";

type Weight = "primary" | "plain" | "danger" | "quiet";

const classOf = (weight: Weight, className: string | undefined) =>
  clsx("button", weight !== "plain" && `button-${weight}`, className);

/** A verb. One primary button per form. */
export function Button({
  weight = "plain",
  className,
  type = "submit",
  ...rest
}: ComponentProps<"button"> & { readonly weight?: Weight }) {
  return <button type={type} className={classOf(weight, className)} {...rest} />;
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({
  weight = "plain",
  className,
  ...rest
}: SoftLinkProps & { readonly weight?: Weight }) {
  return <TextLink className={classOf(weight, className)} {...rest} />;
}
