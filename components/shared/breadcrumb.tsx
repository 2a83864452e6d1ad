import { Fragment, type ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";

/** A place above the page; `beside` opens what stands beside the step. */
export interface BreadcrumbStep {
  readonly href: string;
  readonly label: string;
  readonly beside?: ReactNode;
}

/** Where the page stands: links to what lies above, then its own name. */
export function Breadcrumb({
  label,
  steps,
  current,
  besideCurrent,
}: {
  readonly label: string;
  readonly steps: readonly BreadcrumbStep[];
  readonly current: string;
  readonly besideCurrent?: ReactNode;
}) {
  return (
    <nav className="breadcrumb" aria-label={label}>
      {steps.map((step) => (
        <Fragment key={step.href}>
          <span className="breadcrumb-step">
            <TextLink href={step.href}>{step.label}</TextLink>
            {step.beside}
          </span>
          <span aria-hidden="true">/</span>
        </Fragment>
      ))}
      <span className="breadcrumb-step">
        <span aria-current="page">{current}</span>
        {besideCurrent}
      </span>
    </nav>
  );
}
