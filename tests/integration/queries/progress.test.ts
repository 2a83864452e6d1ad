import { beforeAll, describe, expect, it } from "vitest";
import type { Progress, ProgressLine } from "@/lib/contracts/progress";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Observation } from "@/lib/domain/observations/observation";
import { countingObservations, meetsCriterion } from "@/lib/domain/scoring/roll-up";
import { loadProgress } from "@/lib/server/queries/dashboard/load-progress";
import { loadUnitOverview } from "@/lib/server/queries/dashboard/load-unit-overview";
import { type Reference, reference } from "@/lib/server/reference/load-reference";
import { asOwner, createPerson } from "@/tests/integration/auth/people";
import { goldenObservations } from "@/tests/support/golden-province";
import { fillObservations } from "@/tests/support/observation-writer";
import { useTestDatabase } from "@/tests/support/test-database";
import { viewerOf } from "@/tests/support/viewers";

// Huế is 474, Phong Điền 476, Quảng Điền 477; Nam Đàn is 412 in Nghệ An.
const database = useTestDatabase();
const central = viewerOf("central", ["VN"]);
const hue = viewerOf("province", ["46"]);
const ngheAn = viewerOf("province", ["40"]);
const phongDien = viewerOf("district", ["476"]);
const reader = viewerOf("viewer", ["VN"]);
const AFTER_DUE = "2024-12-19";

let facts: Reference;
let observations: readonly Observation[];

/** Four communes of Nam Đàn that stand in every stage with one value each. */
function stagedObservations(): readonly Observation[] {
  const statuses = ["submitted", "returned", "draft", "approved"] as const;
  return facts.tree
    .inScopeChildren("412")
    .slice(0, statuses.length)
    .map(({ code }, place) => ({
      unit: code,
      indicator: "KTS-1",
      period: "2024",
      status: statuses[place] ?? "approved",
      value: { state: "reported", payload: { measure: "criterion", met: true } },
    }));
}

/** A commune of Thanh Chương (428) to which nothing applies any more. */
function mergedCommune(): readonly Observation[] {
  const [commune] = facts.tree.inScopeChildren("428");
  return ["CQS-2", "CQS-3", "CQS-4", "KTS-1", "KTS-1-LK", "XHS-1"].map((indicator) => ({
    unit: commune?.code ?? "",
    indicator,
    period: "2024",
    status: "approved",
    value: { state: "not-applicable", reason: "merged", reasonText: null },
  }));
}

const ownerRuns = (sql: string, values: unknown[] = []) => asOwner(database.ownerUrl, sql, values);

/** Reading the reference anew is what a process does when the version moves on. */
async function setMode(mode: "open" | "backfill"): Promise<void> {
  await ownerRuns("UPDATE period SET mode = $1 WHERE code = '2024'", [mode]);
  await ownerRuns("UPDATE reference_version SET version = version + 1");
}

beforeAll(async () => {
  facts = await reference();
  observations = [...goldenObservations(facts), ...stagedObservations(), ...mergedCommune()];
  await fillObservations(database.ownerUrl, facts.tree, observations);
  await createPerson(database.ownerUrl, { username: "can-bo-476", role: "district", scope: ["476"] });
  await createPerson(database.ownerUrl, { username: "can-bo-412", role: "district", scope: ["412"] });
  await ownerRuns(
    "UPDATE account_scope SET district = unit, province = CASE unit WHEN '476' THEN '46' ELSE '40' END",
  );
});

async function progressOf(viewer: Viewer, unit: string, lens?: string): Promise<Progress> {
  const progress = await loadProgress(viewer, unit, { period: "2024", lens }, AFTER_DUE);
  if (progress === null) throw new Error(`no progress of ${unit}`);
  return progress;
}

const lineOf = ({ lines }: Progress, code: string): ProgressLine => {
  const line = lines.find(({ unit }) => unit?.code === code);
  if (line === undefined) throw new Error(`no line of ${code}`);
  return line;
};

describe("what is not shown", () => {
  it.each([
    ["an unknown unit", central, "00"],
    ["districts of another province", ngheAn, "46"],
    ["communes of a neighbouring district", phongDien, "477"],
    ["the districts beside the own one", phongDien, "46"],
    ["a commune, which has nobody below", phongDien, "19822"],
  ])("%s", async (_, viewer, unit) => {
    expect(await loadProgress(viewer, unit, {}, AFTER_DUE)).toBeNull();
  });

  it("a viewer sees approved counts only: no states, no days, no names", async () => {
    const progress = await progressOf(reader, "40");
    expect(progress.total.working).toBeNull();
    expect(progress.emptyCommunes).toBeNull();
    expect(progress.seesNames).toBe(false);
    expect(progress.lines.every((line) => line.working === null && line.contacts.length === 0)).toBe(true);
  });

  it("a province sees the country's approved counts, without the states of others", async () => {
    const progress = await progressOf(ngheAn, "VN");
    expect(progress.lines).toHaveLength(63);
    expect(progress.total.working).toBeNull();
    expect(progress.own.contacts).toEqual([]);
    expect(lineOf(progress, "46").present).toBeGreaterThan(600);
  });
});

describe("what is shown", () => {
  it("every value due stands in one state, and lines and own figures add up to the total", async () => {
    for (const [viewer, unit] of [
      [hue, "46"],
      [ngheAn, "412"],
      [central, "VN"],
    ] as const) {
      const { total, own, lines } = await progressOf(viewer, unit);
      for (const { due, approved, working } of [total, own, ...lines]) {
        const { submitted = 0, returned = 0, draft = 0, blank = -1 } = working ?? {};
        expect(blank).toBeGreaterThanOrEqual(0);
        expect(approved + submitted + returned + draft + blank).toBe(due);
      }
      expect([own, ...lines].reduce((sum, { present }) => sum + present, 0)).toBe(total.present);
      expect([own, ...lines].reduce((sum, { due }) => sum + due, 0)).toBe(total.due);
    }
  });

  it("the least complete comes first", async () => {
    const { lines } = await progressOf(hue, "46");
    const shares = lines.map(({ present, due }) => present / due);
    expect(shares).toEqual(shares.toSorted((left, right) => left - right));
    expect(shares[0]).toBeLessThan(shares.at(-1) ?? 0);
  });

  it("communes stand in the state of what they have; sent values count provisionally", async () => {
    const [sent, back, begun, done] = facts.tree.inScopeChildren("412").map(({ code }) => code);
    const approved = await progressOf(ngheAn, "412");
    expect(lineOf(approved, sent ?? "").working).toMatchObject({ submitted: 1, returned: 0, draft: 0 });
    expect(lineOf(approved, back ?? "").working).toMatchObject({ submitted: 0, returned: 1, draft: 0 });
    expect(lineOf(approved, begun ?? "").working).toMatchObject({ submitted: 0, returned: 0, draft: 1 });
    expect(lineOf(approved, done ?? "")).toMatchObject({ approved: 1, present: 1 });
    const { communes } = approved.total;
    expect(approved.emptyCommunes).toEqual({ submitted: 1, returned: 1, notSent: communes - 3 });
    expect(approved.total.communesEmpty).toBe(communes - 1);
    const provisional = await progressOf(ngheAn, "412", "provisional");
    expect(lineOf(provisional, sent ?? "").present).toBe(1);
    expect(provisional.total.communesEmpty).toBe(communes - 2);
  });

  it("names whom to call, of the own scope only", async () => {
    const { lines, seesNames } = await progressOf(hue, "46");
    expect(seesNames).toBe(true);
    expect(lines.filter(({ contacts }) => contacts.length > 0).map(({ unit }) => unit?.code)).toEqual([
      "476",
    ]);
    await ownerRuns("UPDATE account SET disabled_at = now() WHERE username = 'can-bo-476'");
    expect(lineOf(await progressOf(hue, "46"), "476").contacts).toEqual([]);
  });
});

describe("what is late", () => {
  it("nothing while the period is entered afterwards", async () => {
    const progress = await progressOf(hue, "46");
    expect(progress.isBackfill).toBe(true);
    expect(progress.lines.some(({ dueOn, isOverdue }) => dueOn !== null || isOverdue)).toBe(false);
  });

  it("in an open period what is not sent by its day, which may be its own", async () => {
    await setMode("open");
    const late = await progressOf(hue, "46");
    expect(lineOf(late, "476")).toMatchObject({ dueOn: "2024-12-18", isOverdue: true });
    expect(late.own.dueOn).toBe("2024-12-25");
    expect(late.own.isOverdue).toBe(false);
    await ownerRuns(
      `INSERT INTO report (period, unit, province, district, due_on) VALUES ('2024', '476', '46', '476', '2024-12-31')
       ON CONFLICT (period, unit) DO UPDATE SET due_on = excluded.due_on`,
    );
    expect(lineOf(await progressOf(hue, "46"), "476")).toMatchObject({
      dueOn: "2024-12-31",
      isOverdue: false,
    });
    await setMode("backfill");
  });
});

describe("how many contents the communes meet", () => {
  /** Counted commune by commune from the observations. */
  function pureRows(unit: string, contents: readonly string[]) {
    const counted = countingObservations(observations, "approved").filter(({ period }) => period === "2024");
    const communes = facts.tree.subjects(unit, ["commune"]).flatMap(({ code }) => {
      const own = counted.filter((each) => each.unit === code && contents.includes(each.indicator));
      const reported = own.filter(({ value }) => value.state === "reported");
      if (own.length === 0) return [];
      if (own.length === contents.length && reported.length === 0) return [];
      const met = reported.filter(({ value }) => value.state === "reported" && meetsCriterion(value.payload));
      return [{ met: met.length, isOpen: own.length < contents.length }];
    });
    return Array.from({ length: contents.length + 1 }, (_, place) => {
      const met = contents.length - place;
      const alike = communes.filter((commune) => commune.met === met);
      return { met, communes: alike.length, open: alike.filter(({ isOpen }) => isOpen).length };
    });
  }

  it("counts every commune once, as counted by hand", async () => {
    const contents = ["CQS-2", "CQS-3", "CQS-4", "KTS-1", "XHS-1"];
    for (const [viewer, unit] of [
      [hue, "46"],
      [phongDien, "476"],
    ] as const) {
      const page = await loadUnitOverview(viewer, unit, { period: "2024" });
      expect(page?.contentSpread?.rows).toEqual(pureRows(unit, contents));
    }
    const country = await loadUnitOverview(central, "VN", { period: "2024" });
    expect(country?.contentSpread?.rows).toEqual(pureRows("VN", contents));
    const excused = countingObservations(observations, "approved").filter(
      ({ period, unit, indicator, value }) =>
        period === "2024" &&
        facts.tree.isWithin("46", unit) &&
        contents.includes(indicator) &&
        facts.tree.get(unit)?.level === "commune" &&
        value.state === "not-applicable",
    );
    const { partlyExcused } = country?.contentSpread ?? {};
    expect(partlyExcused).toBe(new Set(excused.map(({ unit }) => unit)).size);
  });

  it("counts apart whom none of it applies to, so that rows and remarks make up all communes", async () => {
    const [excused = "", partly = ""] = facts.tree.subjects("476", ["commune"]).map(({ code }) => code);
    const none = { state: "not-applicable", reason: "other", reasonText: null } as const;
    const written = ["CQS-2", "CQS-3", "CQS-4", "KTS-1", "XHS-1"].flatMap((indicator, place) =>
      [excused, ...(place === 0 ? [partly] : [])].map(
        (unit): Observation => ({ unit, indicator, period: "2024", status: "approved", value: none }),
      ),
    );
    await fillObservations(database.ownerUrl, facts.tree, written);
    const spread = (await loadUnitOverview(phongDien, "476", { period: "2024" }))?.contentSpread;
    await fillObservations(database.ownerUrl, facts.tree, observations);
    const drawn = spread?.rows.reduce((sum, { communes }) => sum + communes, 0);
    expect([spread?.whollyExcused, spread?.partlyExcused, drawn]).toEqual([1, 1, 1]);
    expect(spread?.silent).toBe(facts.tree.subjectCount("476", ["commune"]) - 2);
  });

  it("asks one more of the communes of a province whose plan does, and nothing of a merged one", async () => {
    const page = await loadUnitOverview(ngheAn, "40", { period: "2024" });
    expect(page?.contentSpread?.of).toBe(6);
    const { rows = [], silent = 0 } = page?.contentSpread ?? {};
    const counted = rows.reduce((sum, { communes }) => sum + communes, silent);
    expect(silent).toBeGreaterThan(0);
    expect(counted).toBe(facts.tree.subjectCount("40", ["commune"]) - 1);
    expect(page?.coverage.dueOfCommune).toBe(8);
  });

  it("is not shown above the own scope, nor of a commune", async () => {
    expect((await loadUnitOverview(phongDien, "46", {}))?.contentSpread).toBeNull();
    expect((await loadUnitOverview(ngheAn, "VN", {}))?.contentSpread).toBeNull();
    expect((await loadUnitOverview(phongDien, "19822", {}))?.contentSpread).toBeNull();
  });
});
