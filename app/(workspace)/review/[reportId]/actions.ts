"use server";

import { redirect } from "next/navigation";
import { parseReportId } from "@/lib/domain/reports/report-id";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { approveReport } from "@/lib/server/commands/reports/approve-report";
import { returnReport } from "@/lib/server/commands/reports/return-report";

const NO_REPORT = { unit: "", period: "" };

function seenVersion(form: FormData): number {
  const version = Number(form.get("version"));
  return Number.isInteger(version) ? version : -1;
}

/** Approves what the page showed; the next time the country's page is opened, it counts. */
export async function approveReportAction(reportId: string, form: FormData): Promise<void> {
  const viewer = await requireViewer();
  const done = await approveReport(viewer, parseReportId(reportId) ?? NO_REPORT, seenVersion(form));
  redirect(
    `/review/${encodeURIComponent(reportId)}?${done.ok ? `approved=${done.value.moved}` : `refused=${done.kind}`}`,
  );
}

/** Returns the ticked cells, or everything that waits. */
export async function returnReportAction(reportId: string, form: FormData): Promise<void> {
  const viewer = await requireViewer();
  const marks = form.getAll("mark").map((mark) => {
    const [unit = "", indicator = ""] = String(mark).split("/");
    return { unit, indicator: indicator === "" ? null : indicator };
  });
  const isAll = form.get("extent") === "all";
  const reason = form.get("reason");
  const path = `/review/${encodeURIComponent(reportId)}`;
  if (!isAll && marks.length === 0) redirect(`${path}?refused=no-marks`);
  const done = await returnReport(viewer, parseReportId(reportId) ?? NO_REPORT, {
    reason: typeof reason === "string" ? reason : null,
    marks: isAll ? null : marks,
    expectedVersion: seenVersion(form),
  });
  redirect(`${path}?${done.ok ? `returned=${done.value.moved}` : `refused=${done.kind}`}`);
}
