import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** What the action that led here did, as the address says it: `?saved=3`, `?sent=21`, `?refused=closed`. */
export function toNotice(search: SearchParams, locale: Locale): ReactNode {
  const { entry } = messages(locale);
  const count = (name: string) => {
    const stated = firstOf(search[name]);
    return stated !== undefined && /^\d{1,6}$/.test(stated) ? stated : null;
  };
  const saved = count("saved");
  const carried = count("carried");
  const sent = count("sent");
  const corrected = count("corrected");
  const refused = refusalText(firstOf(search["refused"]), locale);
  if (refused !== null) {
    return (
      <Notice tone="problem" live>
        {refused}
      </Notice>
    );
  }
  const done =
    saved !== null
      ? saved === "0"
        ? entry.savedNone
        : fill(entry.saved, { count: saved })
      : carried !== null
        ? carried === "0"
          ? entry.carryNone
          : fill(entry.carried, { count: carried })
        : sent !== null
          ? fill(entry.sentNow, { count: sent })
          : corrected !== null
            ? entry.correctionOpened
            : null;
  return done === null ? null : <Notice live>{done}</Notice>;
}

function refusalText(kind: string | undefined, locale: Locale): string | null {
  const { entry } = messages(locale);
  switch (kind) {
    case undefined:
      return null;
    case "period-closed":
      return entry.closed;
    case "wrong-state":
      return entry.refusedNothing;
    case "reason-required":
      return entry.refusedCorrectionReason;
    case "stale":
      return entry.refusedStale;
    default:
      return entry.refusedForbidden;
  }
}
