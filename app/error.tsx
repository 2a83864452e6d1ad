"use client";

import { Failure } from "@/components/shell/failure";

export default function ErrorPage({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) {
  return <Failure code={error.digest} onRetry={reset} />;
}
