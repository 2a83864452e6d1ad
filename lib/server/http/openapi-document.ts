import "server-only";

import type { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponseObject } from "zod-openapi";
import {
  importQuery,
  observationPage,
  observationsQuery,
  pageQuery,
  rankedScorecardView,
  scorecardPath,
  scorecardQuery,
  scorecardView,
  unitPage,
  unitPath,
  unitView,
} from "@/lib/contracts/api";
import { exportPath, exportQuery } from "@/lib/contracts/export-query";
import { CSV_TYPE, XLSX_TYPE } from "@/lib/contracts/import-file";
import { importReport } from "@/lib/contracts/import-report";
import { PROBLEM_TYPE, problemDetails } from "@/lib/contracts/problem";

const PROBLEMS = {
  400: "Malformed: `pointer` names the parameter",
  401: "Not signed in",
  403: "Not allowed",
  404: "Unknown, or outside the caller's scope",
  409: "The Idempotency-Key was used with another body",
  413: "Larger than 20 MB",
  415: "Neither CSV nor XLSX",
  422: "Refused: every fault of the file is listed, nothing was written",
  429: "Too many calls; see Retry-After",
} as const;
type ProblemStatus = keyof typeof PROBLEMS;

function problems(statuses: readonly ProblemStatus[]): Record<string, ZodOpenApiResponseObject> {
  const described = statuses.map((status) => [
    String(status),
    { description: PROBLEMS[status], content: { [PROBLEM_TYPE]: { schema: problemDetails } } },
  ]);
  return Object.fromEntries(described) as Record<string, ZodOpenApiResponseObject>;
}

interface Asked {
  readonly summary: string;
  readonly path?: z.ZodObject;
  readonly query?: z.ZodObject;
}

function answered(schema: z.ZodType, { summary, path, query }: Asked): ZodOpenApiOperationObject {
  return {
    summary,
    requestParams: { ...(path && { path }), ...(query && { query }) },
    responses: {
      200: { description: "OK", content: { "application/json": { schema } } },
      ...problems([400, 401, 403, 404, 429]),
    },
  };
}

const IMPORT: ZodOpenApiOperationObject = {
  summary: "Bring a file of observations in: all rows or none",
  parameters: [
    {
      in: "header",
      name: "Idempotency-Key",
      schema: { type: "string", maxLength: 200 },
      description: "The same key and body answer the first result again for 24 hours",
    },
    {
      in: "header",
      name: "Content-Disposition",
      schema: { type: "string" },
      description: "Its file name is repeated in the audit and in the reason of corrections",
    },
  ],
  requestParams: { query: importQuery },
  requestBody: {
    required: true,
    content: {
      [CSV_TYPE]: { schema: { type: "string" } },
      [XLSX_TYPE]: { schema: { type: "string", format: "binary" } },
    },
  },
  responses: {
    200: {
      description: "Applied, or the findings of a dry run",
      content: { "application/json": { schema: importReport } },
    },
    ...problems([400, 401, 403, 409, 413, 415, 422, 429]),
  },
};

const EXPORT: ZodOpenApiOperationObject = {
  summary: "Download a report",
  requestParams: { path: exportPath, query: exportQuery },
  responses: {
    200: {
      description: "The file",
      content: {
        [XLSX_TYPE]: { schema: { type: "string", format: "binary" } },
        [CSV_TYPE]: { schema: { type: "string" } },
        "application/json": { schema: {} },
      },
    },
    ...problems([400, 401, 403, 404, 429]),
  },
};

let described: ReturnType<typeof createDocument> | undefined;

/** The API in OpenAPI 3.1, made of the very schemas that check its calls. */
export function openapiDocument(): ReturnType<typeof createDocument> {
  described ??= createDocument({
    openapi: "3.1.0",
    info: {
      title: "NTM Số",
      version: "1",
      description:
        "Targets of digital transformation in new-style rural areas (Decision 924/QĐ-TTg). Refusals are RFC 9457 problem details.",
    },
    servers: [{ url: "/api/v1" }],
    security: [{ token: [] }, { session: [] }],
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "cookie", name: "session", description: "A signed-in browser" },
      },
    },
    paths: {
      "/units/{code}": {
        get: answered(unitView, { summary: "A unit and the units above it", path: unitPath }),
      },
      "/units/{code}/children": {
        get: answered(unitPage, { summary: "Its direct children by code", path: unitPath, query: pageQuery }),
      },
      "/scorecards/{unit}": {
        get: answered(scorecardView, {
          summary: "The scorecard of a unit",
          path: scorecardPath,
          query: scorecardQuery,
        }),
      },
      "/scorecards/{unit}/children": {
        get: answered(rankedScorecardView.array(), {
          summary: "The scorecards of its in-scope children, by code, each with its rank",
          path: scorecardPath,
          query: scorecardQuery,
        }),
      },
      "/observations": {
        get: answered(observationPage, { summary: "Observations of a subtree", query: observationsQuery }),
      },
      "/imports": { post: IMPORT },
      "/exports/{report}": { get: EXPORT },
      "/openapi.json": {
        get: {
          summary: "This description",
          responses: {
            200: { description: "OK", content: { "application/json": { schema: {} } } },
            ...problems([401, 429]),
          },
        },
      },
    },
  });
  return described;
}
