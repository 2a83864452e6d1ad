import { describe, expect, it } from "vitest";
import * as anythingElse from "@/app/api/v1/[[...path]]/route";
import * as exportsCall from "@/app/api/v1/exports/[report]/route";
import * as importsCall from "@/app/api/v1/imports/route";
import * as observationsCall from "@/app/api/v1/observations/route";
import * as openapiCall from "@/app/api/v1/openapi.json/route";
import * as scorecardsOfChildren from "@/app/api/v1/scorecards/[unit]/children/route";
import * as scorecardCall from "@/app/api/v1/scorecards/[unit]/route";
import * as childrenCall from "@/app/api/v1/units/[code]/children/route";
import * as unitCall from "@/app/api/v1/units/[code]/route";
import { useApi } from "@/tests/support/api-caller";

const api = useApi();

const reads = {
  exportsCall,
  observationsCall,
  openapiCall,
  scorecardsOfChildren,
  scorecardCall,
  childrenCall,
  unitCall,
};

describe("a path the API does not have", () => {
  it("is nobody's before they sign in", async () => {
    expect((await api.call(anythingElse.GET, "/api/v1/nothing", { as: null })).status).toBe(401);
  });

  it("is a problem for every method, whatever it asks", async () => {
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"] as const) {
      const response = await api.call(anythingElse[method], "/api/v1/nothing?x=1", { method });
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(await response.json()).toMatchObject({ status: 404, title: "Không tìm thấy" });
    }
  });
});

describe("a method a call does not have", () => {
  it.each(Object.entries(reads))("%s only reads", async (_, handlers) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"] as const) {
      const response = await api.call(handlers[method], "/api/v1/any", { method });
      expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
      expect(await response.json()).toMatchObject({ status: 405, title: "Không có phương thức này" });
    }
  });

  it("imports are only sent", async () => {
    for (const method of ["GET", "PUT", "PATCH", "DELETE"] as const) {
      const response = await api.call(importsCall[method], "/api/v1/imports", { method });
      expect([response.status, response.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
    }
  });
});
