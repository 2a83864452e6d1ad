import "server-only";
import type { EnteredValue, PeriodOption } from "@/lib/contracts/entry";
import type { Period } from "@/lib/domain/register/register";
import type { StoredValue } from "@/lib/server/db/observation-rows";

/** A stored value as the entry and review pages show it. */
export function toEnteredValue(stored: StoredValue): EnteredValue {
  return {
    value: stored.value,
    version: stored.version,
    carriedOver: stored.carriedOver,
    correctionReason: stored.correctionReason,
    returnReason: stored.returnReason,
    enteredAt: stored.enteredAt.toISOString(),
    enteredBy: stored.enteredByName,
  };
}

/** A period as a choice of those pages. */
export function toPeriodOption({ code, name, mode }: Period): PeriodOption {
  return { code, name, mode };
}
