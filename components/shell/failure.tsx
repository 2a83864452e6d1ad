"use client";

import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { shell as en } from "@/lib/i18n/en/shell";
import { fill } from "@/lib/i18n/fill";
import { shell as vi } from "@/lib/i18n/vi/shell";

const never = () => () => {};

/** A page that failed: nothing saved is lost, try again, and the code by which the log is found. */
export function Failure({
  code,
  onRetry,
}: {
  readonly code: string | undefined;
  readonly onRetry: () => void;
}) {
  const language = useSyncExternalStore(
    never,
    () => document.documentElement.lang,
    () => "vi",
  );
  const shell = language === "en" ? en : vi;
  return (
    <main id="main" className="plain-page">
      <title>{shell.errorTitle}</title>
      <h1>{shell.errorTitle}</h1>
      <p>{shell.errorText}</p>
      {code === undefined ? null : <p className="muted small">{fill(shell.errorCode, { code })}</p>}
      <p>
        <Button type="button" onClick={onRetry}>
          {shell.retry}
        </Button>
      </p>
    </main>
  );
}
