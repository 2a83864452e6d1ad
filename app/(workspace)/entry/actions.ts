"use server";

import { redirect } from "next/navigation";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { carryOverStates } from "@/lib/server/commands/reports/carry-over-states";
import type { ReportAddress } from "@/lib/server/commands/reports/locked-report";
import { submitReport } from "@/lib/server/commands/reports/submit-report";

function workPath({ unit, period }: ReportAddress, outcome: string): string {
  return `/entry?unit=${encodeURIComponent(unit)}&period=${encodeURIComponent(period)}&${outcome}`;
}

/** Sends the report that the page showed. */
export async function submitReportAction(address: ReportAddress, form: FormData): Promise<void> {
  const viewer = await requireViewer();
  const version = Number(form.get("version"));
  const sent = await submitReport(viewer, address, Number.isInteger(version) ? version : null);
  redirect(workPath(address, sent.ok ? `sent=${sent.value.moved}` : `refused=${sent.kind}`));
}

/** Takes the previous period's states over into the report's empty cells. */
export async function carryOverReportAction(address: ReportAddress): Promise<void> {
  const carried = await carryOverStates(await requireViewer(), address, "report");
  redirect(workPath(address, carried.ok ? `carried=${carried.value.carried}` : `refused=${carried.kind}`));
}
