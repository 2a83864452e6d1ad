import clsx from "clsx";
import type { ReactNode } from "react";

/** A remark that concerns the whole page. `live` announces it politely when it appears after an action. */
export function Notice({
  tone = "plain",
  live = false,
  children,
}: {
  readonly tone?: "plain" | "warning" | "problem";
  readonly live?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={clsx("notice", tone !== "plain" && `notice-${tone}`)} role={live ? "status" : undefined}>
      {children}
    </div>
  );
}
