import { StopSentence } from "@/scripts/runtime/progress";

/** Aborted by Ctrl-C and its like, so that a command can leave its database and its drafts in order. */
export function stopSignal(sentence: string): AbortSignal {
  const stopping = new AbortController();
  const stop = () => stopping.abort(new StopSentence(sentence));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  process.on("disconnect", stop);
  return stopping.signal;
}
