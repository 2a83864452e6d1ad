/** What an import did, or would do. */

import { z } from "zod";
import { problemFault } from "@/lib/contracts/problem";

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
