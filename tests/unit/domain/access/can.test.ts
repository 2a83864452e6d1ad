import { describe, expect, it } from "vitest";
import { type AccessFacts, can, entryVerb, VERBS, type Verb } from "@/lib/domain/access/can";
import type { Place } from "@/lib/domain/access/place";
import type { Role, Viewer } from "@/lib/domain/access/viewer";

const COUNTRY: Place = { code: "VN", level: "country", province: null, district: null };
const PROVINCE: Place = { code: "46", level: "province", province: "46", district: null };
const DISTRICT: Place = { code: "474", level: "district", province: "46", district: "474" };
const COMMUNE: Place = { code: "19822", level: "commune", province: "46", district: "474" };
const OTHER_PROVINCE: Place = { code: "40", level: "province", province: "40", district: null };
const OTHER_DISTRICT: Place = { code: "475", level: "district", province: "46", district: "475" };
const FAR_DISTRICT: Place = { code: "412", level: "district", province: "40", district: "412" };
const OTHER_COMMUNE: Place = { code: "19900", level: "commune", province: "46", district: "475" };

function viewer(role: Role, ...scope: readonly string[]): Viewer {
  return { accountId: `id-${role}`, username: role, name: role, position: null, role, scope };
}

const VIEWERS = {
  central: viewer("central", "VN"),
  province: viewer("province", "46"),
  district: viewer("district", "474"),
  viewer: viewer("viewer", "46"),
  administrator: viewer("administrator", "VN"),
};

const MARKS = { "not-found": "?", forbidden: "x", "own-work": "o", "period-closed": "c" } as const;

function markOf(role: Role, verb: Verb, place: Place): string {
  const permission = can(VIEWERS[role], verb, { place });
  return permission.ok ? "+" : MARKS[permission.kind];
}

function expectTable(places: Readonly<Record<string, readonly [Role, Place]>>, table: string) {
  const columns = Object.values(places);
  const rows = table
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  const found = VERBS.map((verb) => [verb, ...columns.map(([role, place]) => markOf(role, verb, place))]);
  expect(found).toEqual(rows);
}

/** + may; x may not (403); ? must not learn that it exists (404). */
describe("role × verb × own, below, above, other", () => {
  it("central office: own country, provinces and districts below", () => {
    expectTable(
      { own: ["central", COUNTRY], province: ["central", PROVINCE], district: ["central", DISTRICT] },
      `
      see-approved                +  +  +
      see-figures-below-province  +  +  +
      see-provisional             +  +  +
      see-observations            +  +  +
      see-names                   +  +  +
      enter                       +  x  x
      enter-for                   x  x  x
      import                      +  +  +
      import-history              +  +  +
      submit                      +  x  x
      approve                     +  +  x
      return                      +  +  x
      open-correction             +  +  x
      close-period                +  +  +
      manage-people               x  x  x
      manage-periods              x  x  x
      see-audit                   +  +  +
      export                      +  +  +
      `,
    );
  });

  it("province: own, district and commune below, country above, another province and its district", () => {
    expectTable(
      {
        own: ["province", PROVINCE],
        district: ["province", DISTRICT],
        commune: ["province", COMMUNE],
        above: ["province", COUNTRY],
        other: ["province", OTHER_PROVINCE],
        far: ["province", FAR_DISTRICT],
      },
      `
      see-approved                +  +  +  +  +  ?
      see-figures-below-province  +  +  +  ?  ?  ?
      see-provisional             +  +  +  x  x  ?
      see-observations            +  +  +  ?  ?  ?
      see-names                   +  +  +  ?  ?  ?
      enter                       +  x  x  ?  ?  ?
      enter-for                   x  +  +  ?  ?  ?
      import                      +  +  +  ?  ?  ?
      import-history              x  x  x  ?  ?  ?
      submit                      +  +  +  ?  ?  ?
      approve                     x  +  +  ?  ?  ?
      return                      x  +  +  ?  ?  ?
      open-correction             +  +  +  ?  ?  ?
      close-period                x  x  x  ?  ?  ?
      manage-people               x  x  x  ?  ?  ?
      manage-periods              x  x  x  ?  ?  ?
      see-audit                   +  +  +  ?  ?  ?
      export                      +  +  +  ?  ?  ?
      `,
    );
  });

  it("district: own, commune below, province and country above, the district beside and its commune", () => {
    expectTable(
      {
        own: ["district", DISTRICT],
        commune: ["district", COMMUNE],
        province: ["district", PROVINCE],
        country: ["district", COUNTRY],
        beside: ["district", OTHER_DISTRICT],
        other: ["district", OTHER_COMMUNE],
      },
      `
      see-approved                +  +  +  +  ?  ?
      see-figures-below-province  +  +  ?  ?  ?  ?
      see-provisional             +  +  x  x  ?  ?
      see-observations            +  +  ?  ?  ?  ?
      see-names                   +  +  ?  ?  ?  ?
      enter                       +  +  ?  ?  ?  ?
      enter-for                   x  x  ?  ?  ?  ?
      import                      +  +  ?  ?  ?  ?
      import-history              x  x  ?  ?  ?  ?
      submit                      +  +  ?  ?  ?  ?
      approve                     x  x  ?  ?  ?  ?
      return                      x  x  ?  ?  ?  ?
      open-correction             +  +  ?  ?  ?  ?
      close-period                x  x  ?  ?  ?  ?
      manage-people               x  x  ?  ?  ?  ?
      manage-periods              x  x  ?  ?  ?  ?
      see-audit                   +  +  ?  ?  ?  ?
      export                      +  +  ?  ?  ?  ?
      `,
    );
  });

  it("viewer of a province: own, below, above, other, far", () => {
    expectTable(
      {
        own: ["viewer", PROVINCE],
        below: ["viewer", DISTRICT],
        above: ["viewer", COUNTRY],
        other: ["viewer", OTHER_PROVINCE],
        far: ["viewer", FAR_DISTRICT],
      },
      `
      see-approved                +  +  +  +  ?
      see-figures-below-province  +  +  ?  ?  ?
      see-provisional             x  x  x  x  ?
      see-observations            +  +  ?  ?  ?
      see-names                   x  x  ?  ?  ?
      enter                       x  x  ?  ?  ?
      enter-for                   x  x  ?  ?  ?
      import                      x  x  ?  ?  ?
      import-history              x  x  ?  ?  ?
      submit                      x  x  ?  ?  ?
      approve                     x  x  ?  ?  ?
      return                      x  x  ?  ?  ?
      open-correction             x  x  ?  ?  ?
      close-period                x  x  ?  ?  ?
      manage-people               x  x  ?  ?  ?
      manage-periods              x  x  ?  ?  ?
      see-audit                   x  x  ?  ?  ?
      export                      +  +  ?  ?  ?
      `,
    );
  });

  it("administrator: country, province, district, commune", () => {
    expectTable(
      {
        country: ["administrator", COUNTRY],
        province: ["administrator", PROVINCE],
        district: ["administrator", DISTRICT],
        commune: ["administrator", COMMUNE],
      },
      `
      see-approved                +  +  +  +
      see-figures-below-province  +  +  +  +
      see-provisional             x  x  x  x
      see-observations            +  +  +  +
      see-names                   x  x  x  x
      enter                       x  x  x  x
      enter-for                   x  x  x  x
      import                      x  x  x  x
      import-history              x  x  x  x
      submit                      x  x  x  x
      approve                     x  x  x  x
      return                      x  x  x  x
      open-correction             x  x  x  x
      close-period                x  x  x  x
      manage-people               +  +  +  +
      manage-periods              +  +  +  +
      see-audit                   +  +  +  +
      export                      +  +  +  +
      `,
    );
  });
});

describe("a verb without a place is a question about the role", () => {
  it.each<[Role, readonly Verb[]]>([
    ["viewer", ["import", "enter", "approve", "see-names", "manage-people"]],
    ["administrator", ["import", "enter", "approve", "see-provisional", "close-period"]],
    ["district", ["approve", "import-history", "close-period"]],
  ])("%s is refused", (role, verbs) => {
    for (const verb of verbs)
      expect([verb, can(VIEWERS[role], verb)]).toEqual([verb, { ok: false, kind: "forbidden", facts: null }]);
  });

  it("lets those who have it somewhere", () => {
    expect(can(VIEWERS.district, "import").ok).toBe(true);
    expect(can(VIEWERS.administrator, "manage-people").ok).toBe(true);
  });
});

describe("nobody approves what they entered or sent", () => {
  const approve = (role: keyof typeof VIEWERS, facts: AccessFacts) => can(VIEWERS[role], "approve", facts);

  it("refuses whoever worked on it: at the central office and after entering for a district", () => {
    expect(approve("central", { place: COUNTRY, workedBy: [null, "id-central"] })).toMatchObject({
      kind: "own-work",
    });
    expect(approve("province", { place: DISTRICT, workedBy: ["id-province"] })).toMatchObject({
      kind: "own-work",
    });
  });

  it("lets a second person", () => {
    expect(approve("central", { place: COUNTRY, workedBy: ["id-colleague", null] }).ok).toBe(true);
  });

  it("lets them return it, and does not tell outsiders", () => {
    expect(can(VIEWERS.province, "return", { place: DISTRICT, workedBy: ["id-province"] }).ok).toBe(true);
    expect(approve("province", { place: FAR_DISTRICT, workedBy: ["id-province"] })).toMatchObject({
      kind: "not-found",
    });
  });
});

describe("a closed period", () => {
  const WRITES: readonly Verb[] = ["enter", "import", "submit", "open-correction"];

  it("refuses every write", () => {
    for (const verb of WRITES)
      expect([verb, can(VIEWERS.district, verb, { place: DISTRICT, periodMode: "closed" })]).toMatchObject([
        verb,
        { kind: "period-closed" },
      ]);
    for (const verb of ["approve", "return", "enter-for"] as const)
      expect(can(VIEWERS.province, verb, { place: DISTRICT, periodMode: "closed" })).toMatchObject({
        kind: "period-closed",
      });
    expect(can(VIEWERS.central, "import-history", { periodMode: "closed" })).toMatchObject({
      kind: "period-closed",
    });
  });

  it("can be read, and written while open for additions", () => {
    expect(can(VIEWERS.district, "see-observations", { place: DISTRICT, periodMode: "closed" }).ok).toBe(
      true,
    );
    for (const verb of WRITES)
      expect(can(VIEWERS.district, verb, { place: DISTRICT, periodMode: "backfill" }).ok).toBe(true);
  });
});

describe("a scope of several units", () => {
  const two = viewer("province", "92", "46");

  it("reaches into each of them and nowhere else", () => {
    expect(can(two, "approve", { place: DISTRICT }).ok).toBe(true);
    expect(can(two, "approve", { place: FAR_DISTRICT }).ok).toBe(false);
  });

  it("reaches nowhere when empty", () => {
    expect(can(viewer("province"), "see-observations", { place: PROVINCE })).toMatchObject({
      kind: "not-found",
    });
  });
});

describe("entryVerb", () => {
  it("is Nhập thay only for a province below itself", () => {
    expect([
      entryVerb(VIEWERS.province, DISTRICT),
      entryVerb(VIEWERS.province, COMMUNE),
      entryVerb(VIEWERS.province, PROVINCE),
      entryVerb(VIEWERS.district, COMMUNE),
      entryVerb(VIEWERS.central, COUNTRY),
    ]).toEqual(["enter-for", "enter-for", "enter", "enter", "enter"]);
  });
});
