"use server";

import { redirect } from "next/navigation";
import { type EntryFormState, parseEntryForm } from "@/lib/contracts/entry-form";
import { enterableIndicators } from "@/lib/domain/indicators/due-indicators";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { carryOverStates } from "@/lib/server/commands/reports/carry-over-states";
import { entryProblems, refusedSave } from "@/lib/server/commands/reports/entry-answer";
import { openCorrection } from "@/lib/server/commands/reports/open-correction";
import { saveObservations } from "@/lib/server/commands/reports/save-observations";
import { reference } from "@/lib/server/reference/load-reference";
import { requestLocale } from "@/lib/server/request/preferences";

export interface SheetAddress {
  readonly unit: string;
  readonly period: string;
  readonly next: string | null;
}

const sheetPath = (unit: string, period: string, outcome: string) =>
  `/entry/${encodeURIComponent(unit)}/${encodeURIComponent(period)}?${outcome}`;

/** Saves the sheet; a refusal comes back with everything that was typed. */
export async function saveSheetAction(
  address: SheetAddress,
  state: EntryFormState,
  form: FormData,
): Promise<EntryFormState> {
  const [viewer, locale, { register, tree }] = await Promise.all([
    requireViewer(),
    requestLocale(),
    reference(),
  ]);
  const parsed = parseEntryForm(form, enterableIndicators(register, tree, address.unit), register);
  const answer = { attempt: state.attempt + 1, problems: [], refusal: null, stale: [], typed: parsed.typed };
  if (parsed.problems.length > 0)
    return { ...answer, problems: entryProblems(parsed.problems, register, locale) };
  const saved = await saveObservations(
    viewer,
    address,
    parsed.cells.map((cell) => ({ ...cell, unit: address.unit })),
  );
  if (!saved.ok) return { ...answer, ...refusedSave(saved, parsed, register, locale) };
  const goOn = form.get("after") === "next" && address.next !== null;
  redirect(
    sheetPath(
      goOn && address.next !== null ? address.next : address.unit,
      address.period,
      `saved=${saved.value.saved}`,
    ),
  );
}

/** Takes the previous period's states over into the sheet's empty cells. */
export async function carryOverSheetAction(address: SheetAddress): Promise<void> {
  const carried = await carryOverStates(await requireViewer(), address, "unit");
  redirect(
    sheetPath(
      address.unit,
      address.period,
      carried.ok ? `carried=${carried.value.carried}` : `refused=${carried.kind}`,
    ),
  );
}

/** Opens a correction of the ticked indicators. */
export async function openCorrectionAction(address: SheetAddress, form: FormData): Promise<void> {
  const reason = form.get("reason");
  const opened = await openCorrection(await requireViewer(), address, {
    reason: typeof reason === "string" ? reason : null,
    marks: form
      .getAll("indicator")
      .map((indicator) => ({ unit: address.unit, indicator: String(indicator) })),
  });
  redirect(
    sheetPath(
      address.unit,
      address.period,
      opened.ok ? `corrected=${opened.value.moved}` : `refused=${opened.kind}`,
    ),
  );
}
