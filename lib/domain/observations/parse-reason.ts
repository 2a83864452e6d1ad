import type { Register } from "@/lib/domain/register/register";

/** The reason every register understands: free text, usually the document that says so. */
export const OTHER_REASON = "other";

export interface NotApplicableReasonGiven {
  readonly reason: string;
  readonly reasonText: string | null;
}

/**
 * Why an indicator does not apply to a unit: a code of the register, `code: text`, or any other text, which is taken
 * as `other: text`.
 *
 * @returns `null` for blank text.
 * @example parseReason("merged: NQ 1243/NQ-UBTVQH15", register) // { reason: "merged", reasonText: "NQ 1243/NQ-UBTVQH15" }
 * @example parseReason("không thuộc phạm vi", register) // { reason: "other", reasonText: "không thuộc phạm vi" }
 */
export function parseReason(text: string, register: Register): NotApplicableReasonGiven | null {
  const given = text.normalize("NFC").trim();
  if (given === "") return null;
  const colon = given.indexOf(":");
  const head = (colon < 0 ? given : given.slice(0, colon)).trim();
  if (!isReasonCode(head, register)) return { reason: OTHER_REASON, reasonText: given };
  const explanation = colon < 0 ? "" : given.slice(colon + 1).trim();
  return { reason: head, reasonText: explanation === "" ? null : explanation };
}

function isReasonCode(head: string, register: Register): boolean {
  return head === OTHER_REASON || register.notApplicableReasons.some((reason) => reason.code === head);
}
