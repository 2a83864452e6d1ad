import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { firstOf, type SearchParams } from "@/lib/contracts/search-params";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** What the decision that led here did, as the address says it: `?approved=21`, `?returned=2`, `?refused=stale`. */
export function toNotice(search: SearchParams, locale: Locale): ReactNode {
  const { review } = messages(locale);
  const refused = firstOf(search["refused"]);
  if (refused !== undefined) {
    return (
      <Notice tone="problem" live>
        {refusalText(refused, locale)}
      </Notice>
    );
  }
  const left = codesIn(firstOf(search["left"]));
  const done = doneText(search, locale);
  return (
    <>
      {done === null ? null : <Notice live>{done}</Notice>}
      {left.length === 0 ? null : (
        <Notice tone="problem" live>
          {fill(review.refusedMany, { count: String(left.length), units: left.join(", ") })}
        </Notice>
      )}
    </>
  );
}

function doneText(search: SearchParams, locale: Locale): string | null {
  const { review } = messages(locale);
  const sentences = {
    approved: review.approvedDone,
    returned: review.returnedDone,
    reports: review.approvedMany,
  } as const;
  for (const name of ["approved", "returned", "reports"] as const) {
    const stated = firstOf(search[name]);
    if (stated !== undefined && /^[1-9]\d{0,5}$/.test(stated))
      return fill(sentences[name], { count: stated });
  }
  return null;
}

/** Only unit codes are shown from the address, never other text. */
function codesIn(text: string | undefined): readonly string[] {
  return (text ?? "").split(" ").filter((code) => /^(VN|\d{2,5})$/.test(code));
}

function refusalText(kind: string, locale: Locale): string {
  const { review, entry } = messages(locale);
  switch (kind) {
    case "period-closed":
      return entry.closed;
    case "wrong-state":
      return review.refusedNothing;
    case "no-marks":
      return review.refusedNoMarks;
    case "reason-required":
      return review.refusedNoReason;
    case "own-work":
      return review.ownWork;
    case "stale":
      return review.staleReport;
    default:
      return review.refusedForbidden;
  }
}
