import type { ReactNode } from "react";

/** Nothing to show: why, and what to do next. */
export function EmptyState({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="empty-state">
      <h2>{title}</h2>
      {text === "" ? null : <p>{text}</p>}
      {children ? <p>{children}</p> : null}
    </div>
  );
}
