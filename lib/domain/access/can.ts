import { isInside, type Place } from "@/lib/domain/access/place";
import type { Role, Viewer } from "@/lib/domain/access/viewer";
import type { PeriodMode } from "@/lib/domain/register/register";
import { ok, type Result, refuse } from "@/lib/domain/result";
import type { Level } from "@/lib/domain/units/unit";

export const VERBS = [
  "see-approved",
  "see-figures-below-province",
  "see-provisional",
  "see-observations",
  "see-names",
  "enter",
  "enter-for",
  "import",
  "import-history",
  "submit",
  "approve",
  "return",
  "open-correction",
  "close-period",
  "manage-people",
  "manage-periods",
  "see-audit",
  "export",
] as const;
export type Verb = (typeof VERBS)[number];

export interface AccessFacts {
  /** The unit it is about. Left out, the question is whether the role has the verb at all. */
  readonly place?: Place;
  readonly periodMode?: PeriodMode;
  /** Account ids of those who entered or sent the values to be approved. */
  readonly workedBy?: readonly (string | null)[];
}

export type AccessRefusal =
  /** Unknown or outside the viewer's scope; the two look the same. */
  "not-found" | "forbidden" | "own-work" | "period-closed";

export type Permission = Result<null, AccessRefusal, null>;

/**
 * How far a role's verb reaches: `never`; `anywhere`; `public` (country and provinces, and the own subtree below);
 * `inside` the own subtree; or inside it at some levels only.
 */
type Reach = "never" | "anywhere" | "public" | "inside" | readonly Level[];

const COUNTRY_ONLY: Reach = ["country"];
const PROVINCE_ONLY: Reach = ["province"];
const COUNTRY_AND_PROVINCES: Reach = ["country", "province"];
const DISTRICTS: Reach = ["district", "commune"];
const PROVINCE_AND_DISTRICTS: Reach = ["province", "district", "commune"];

const POLICY: Readonly<Record<Verb, Readonly<Record<Role, Reach>>>> = {
  "see-approved": forAll("public"),
  "see-figures-below-province": forAll("inside"),
  "see-provisional": forReporters("inside"),
  "see-observations": forAll("inside"),
  "see-names": forReporters("inside"),
  enter: { ...forNobody(), central: COUNTRY_ONLY, province: PROVINCE_ONLY, district: DISTRICTS },
  "enter-for": { ...forNobody(), province: DISTRICTS },
  import: forReporters("inside"),
  "import-history": { ...forNobody(), central: "inside" },
  submit: { ...forNobody(), central: COUNTRY_ONLY, province: PROVINCE_AND_DISTRICTS, district: DISTRICTS },
  approve: { ...forNobody(), central: COUNTRY_AND_PROVINCES, province: DISTRICTS },
  return: { ...forNobody(), central: COUNTRY_AND_PROVINCES, province: DISTRICTS },
  "open-correction": {
    ...forNobody(),
    central: COUNTRY_AND_PROVINCES,
    province: PROVINCE_AND_DISTRICTS,
    district: DISTRICTS,
  },
  "close-period": { ...forNobody(), central: "anywhere" },
  "manage-people": { ...forNobody(), administrator: "anywhere" },
  "manage-periods": { ...forNobody(), administrator: "anywhere" },
  "see-audit": { ...forReporters("inside"), administrator: "anywhere" },
  export: forAll("inside"),
};

const WRITES: ReadonlySet<Verb> = new Set<Verb>([
  "enter",
  "enter-for",
  "import",
  "import-history",
  "submit",
  "approve",
  "return",
  "open-correction",
]);

/**
 * The policy: may this person do this here? The page, the API, the queries and the buttons all ask this one table.
 *
 * @param facts what it is about; facts left out are not checked.
 * @returns permission, or the refusal: `not-found` where the person must not learn more, `forbidden` where the role
 *   may not, `period-closed`, or `own-work` (nobody approves what they entered or sent).
 * @example can(district474, "approve", { place: district474Place }) // { ok: false, kind: "forbidden", facts: null }
 * Source: "Who may what" and "Who sees what" of the programme's reporting rules.
 */
export function can(viewer: Viewer, verb: Verb, facts: AccessFacts = {}): Permission {
  const refusal = refusalOfPlace(viewer, verb, facts.place) ?? refusalOfWork(viewer, verb, facts);
  return refusal === null ? ok(null) : refuse(refusal);
}

/**
 * The verb by which a person enters figures of a unit: a province enters for its districts (*Nhập thay*), everybody
 * else for their own.
 *
 * @example entryVerb(province46, commune19822) // "enter-for"
 */
export function entryVerb(viewer: Viewer, place: Place): "enter" | "enter-for" {
  const below = place.level === "district" || place.level === "commune";
  return viewer.role === "province" && below ? "enter-for" : "enter";
}

function refusalOfPlace(viewer: Viewer, verb: Verb, place: Place | undefined): AccessRefusal | null {
  const reach = POLICY[verb][viewer.role];
  if (reach === "anywhere") return null;
  if (place === undefined) return reach === "never" ? "forbidden" : null;
  if (reach === "public" && isPublic(place)) return null;
  // The approved figure is public, so the unit cannot be denied: only this view of it is.
  if (!isInside(viewer.scope, place))
    return verb === "see-provisional" && isPublic(place) ? "forbidden" : "not-found";
  if (reach === "never") return "forbidden";
  return typeof reach === "string" || reach.includes(place.level) ? null : "forbidden";
}

function refusalOfWork(viewer: Viewer, verb: Verb, facts: AccessFacts): AccessRefusal | null {
  if (WRITES.has(verb) && facts.periodMode === "closed") return "period-closed";
  if (verb === "approve" && facts.workedBy?.includes(viewer.accountId)) return "own-work";
  return null;
}

function isPublic(place: Place): boolean {
  return place.level === "country" || place.level === "province";
}

function forAll(reach: Reach): Record<Role, Reach> {
  return { central: reach, province: reach, district: reach, viewer: reach, administrator: reach };
}

function forNobody(): Record<Role, Reach> {
  return forAll("never");
}

function forReporters(reach: Reach): Record<Role, Reach> {
  return { ...forNobody(), central: reach, province: reach, district: reach };
}
