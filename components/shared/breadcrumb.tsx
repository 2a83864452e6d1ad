import { Fragment } from "react";
import { TextLink } from "@/components/ui/text-link";

/** Where the page stands: links to what lies above, then its own name. */
export function Breadcrumb({
  label,
  steps,
  current,
}: {
  readonly label: string;
  readonly steps: readonly { readonly href: string; readonly label: string }[];
  readonly current: string;
}) {
  return (
    <nav className="breadcrumb" aria-label={label}>
      {steps.map((step) => (
        <Fragment key={step.href}>
          <TextLink href={step.href}>{step.label}</TextLink>
          <span aria-hidden="true">›</span>
        </Fragment>
      ))}
      <span aria-current="page">{current}</span>
    </nav>
  );
}
