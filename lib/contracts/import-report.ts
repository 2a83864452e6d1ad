/** What an import did, or would do. */

import { z } from "zod";
import { problemFault } from "@/lib/contracts/problem";

export const LARGEST_IMPORT = 20 * 1024 * 1024;
export const CSV_TYPE = "text/csv";
export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const count = z.int().min(0);

export const importReport = z
  .object({
    applied: z.boolean().meta({ description: "false for a dry run and where there are faults" }),
    rows: count,
    created: count,
    updated: count,
    unchanged: count.meta({ description: "Rows equal to what is stored" }),
    ignored: count.meta({ description: "Rows of units out of scope" }),
    warnings: count.meta({ description: "Remarks that never block an import" }),
    faults: z.array(problemFault),
    remarks: z.array(problemFault).meta({ description: "The warnings, the first 1000 of them" }),
  })
  .meta({ id: "ImportReport" });
export type ImportReport = z.infer<typeof importReport>;
