/** Problem details of RFC 9457, as every refused API call answers them. */

import { z } from "zod";

/** One fault of an imported file. `line` counts physical lines, the header is 1. */
export const problemFault = z.object({
  line: z.int(),
  column: z.string().nullable(),
  code: z.string(),
  message: z.string(),
});

export const problemDetails = z.looseObject({
  type: z.literal("about:blank"),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  /** Name of the query parameter or path of the field that is wrong. */
  pointer: z.string().optional(),
  /** Names this refusal in the log. */
  instance: z.string().optional(),
  faults: z.array(problemFault).optional(),
});

export type ProblemFault = z.infer<typeof problemFault>;
export type ProblemDetails = z.infer<typeof problemDetails>;

export const PROBLEM_TYPE = "application/problem+json";
