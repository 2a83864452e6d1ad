"use server";

import { redirect } from "next/navigation";
import { parseReportId } from "@/lib/domain/reports/report-id";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { approveReport } from "@/lib/server/commands/reports/approve-report";

/** Approves the ticked reports one by one; those that may not be approved are named. */
export async function approveManyAction(form: FormData): Promise<void> {
  const viewer = await requireViewer();
  const refused: string[] = [];
  let approved = 0;
  for (const reportId of form.getAll("report")) {
    const address = parseReportId(String(reportId));
    if (address === null) continue;
    const done = await approveReport(viewer, address, null);
    if (done.ok) approved += 1;
    else refused.push(address.unit);
  }
  const query = new URLSearchParams({ reports: String(approved) });
  if (refused.length > 0) query.set("left", refused.join(" "));
  redirect(`/review?${query}`);
}
