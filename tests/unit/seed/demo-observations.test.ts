import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { dueIndicators } from "@/lib/domain/indicators/due-indicators";
import { checkValue, type ValueInput } from "@/lib/domain/observations/check-payload";
import type { ReportedValue } from "@/lib/domain/observations/observation";
import { rollUp } from "@/lib/domain/scoring/roll-up";
import { scoreChildren, scoreUnit } from "@/lib/domain/scoring/score-unit";
import type { Status } from "@/lib/domain/scoring/scorecard";
import { type DemoObservation, generateObservations, planReports } from "@/prisma/seed/demo-observations";
import { shippedReference } from "@/prisma/seed/shipped-reference";

const { register, tree } = shippedReference();
const ofPeriod = (period: string): DemoObservation[] => [...generateObservations(register, tree, period)];
const byPeriod = new Map(register.periods.map(({ code }) => [code, ofPeriod(code)]));
const all = [...byPeriod.values()].flat();
const indicators = new Map(register.indicators.map((indicator) => [indicator.code, indicator]));
const of = (period: string): readonly DemoObservation[] => byPeriod.get(period) ?? [];

const hashOf = (observations: readonly DemoObservation[], province: string): string =>
  createHash("sha256")
    .update(JSON.stringify(observations.filter(({ unit }) => tree.isWithin(province, unit))))
    .digest("hex");

function inputOf(value: ReportedValue): ValueInput {
  if (value.state === "not-applicable")
    return {
      state: "not-applicable",
      reason: value.reasonText === null ? value.reason : `${value.reason}: ${value.reasonText}`,
    };
  const { measure: _, ...fields } = value.payload;
  return { state: "reported", ...fields };
}

const dueOfSubtree = (unit: string): number =>
  tree
    .subjects(unit, ["country", "province", "district", "commune"])
    .reduce((sum, { code }) => sum + dueIndicators(register, tree, code).length, 0);

const approvedDue = (period: string, unit: string): number =>
  of(period).filter(
    (each) =>
      each.slot === "approved" &&
      indicators.get(each.indicator)?.absentMeans === "missing" &&
      tree.isWithin(unit, each.unit),
  ).length;

const aggregates = rollUp(all, tree, register, "approved");
const scorecardOf = (unit: string, period: string, plan = "national") =>
  scoreUnit({ register, tree, aggregates, unit, period, plan, lens: "approved" });
const provincesIn = (period: string) =>
  scoreChildren({ register, tree, aggregates, unit: "VN", period, plan: "national", lens: "approved" });

function statusesOf(
  cards: readonly { readonly targets: readonly { readonly status: Status }[] }[],
): Set<Status> {
  return new Set(cards.flatMap(({ targets }) => targets.map(({ status }) => status)));
}

describe("what the generator refuses", () => {
  it("a period the register does not have", () => {
    expect(() => [...generateObservations(register, tree, "2019")]).toThrow("unknown period 2019");
    expect(() => planReports(register, tree, "2019")).toThrow("unknown period 2019");
  });
});

describe("every row is one the product itself would take", () => {
  it("holds a payload or a reason that its indicator allows", () => {
    const faulty = all.filter(({ indicator, value }) => {
      const asked = indicators.get(indicator);
      return asked === undefined || !checkValue(inputOf(value), asked, register).ok;
    });
    expect(faulty).toEqual([]);
  });

  it("belongs to a unit in scope of a level and a plan that ask for it", () => {
    const faulty = all.filter(({ unit, indicator }) => {
      const asked = indicators.get(indicator);
      const level = tree.get(unit)?.level;
      return level === undefined || !tree.inScope(unit) || !asked?.levels.includes(level);
    });
    expect(faulty).toEqual([]);
    const local = (code: string) =>
      new Set(
        all
          .filter(({ indicator }) => indicator === code)
          .map(({ unit }) => tree.ancestors(unit).at(-2)?.code),
      );
    expect(local("KTS-1-LK")).toEqual(new Set(["40"]));
    expect(local("NA-DL")).toEqual(new Set(["40"]));
    expect(local("HUYEN-NTM")).toEqual(new Set(["94"]));
  });

  it("stands once per unit, indicator and slot, in the slot of its status", () => {
    for (const observations of byPeriod.values()) {
      const keys = new Set(observations.map(({ unit, indicator, slot }) => `${unit} ${indicator} ${slot}`));
      expect(keys.size).toBe(observations.length);
    }
    expect(all.filter(({ slot, status }) => (slot === "approved") !== (status === "approved"))).toEqual([]);
  });

  it("says why it was returned, and why it corrects an approved value", () => {
    expect(
      all.filter(({ status, returnReason }) => (status === "returned") !== (returnReason !== null)),
    ).toEqual([]);
    for (const observations of byPeriod.values()) {
      const approved = new Set(
        observations
          .filter(({ slot }) => slot === "approved")
          .map(({ unit, indicator }) => `${unit} ${indicator}`),
      );
      const wrong = observations.filter(
        ({ slot, unit, indicator, correctionReason }) =>
          slot === "working" && approved.has(`${unit} ${indicator}`) !== (correctionReason !== null),
      );
      expect(wrong).toEqual([]);
    }
  });
});

describe("the same figures on every machine", () => {
  it("repeats a province to the byte", () => {
    expect(hashOf(ofPeriod("2025-H1"), "46")).toBe(hashOf(of("2025-H1"), "46"));
    expect(hashOf(of("2025-H1"), "46")).toBe(
      "163936eaf9202eb4ba5653fe489c677751e7b22ba7f634af0022d78f1e069616",
    );
  });
});

describe("figures hang together over the years", () => {
  it("a year holds at least the files of its first half", () => {
    const files = (period: string) =>
      new Map(
        of(period)
          .filter(({ indicator, slot }) => indicator === "CQS-1D" && slot === "approved")
          .map(({ unit, value }) => [unit, value]),
      );
    const half = files("2024-H1");
    let compared = 0;
    for (const [unit, value] of files("2024")) {
      const before = half.get(unit);
      if (value.state !== "reported" || before?.state !== "reported") continue;
      if (value.payload.measure !== "ratio" || before.payload.measure !== "ratio") continue;
      expect(value.payload.denominator).toBeGreaterThanOrEqual(before.payload.denominator);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(7500);
  });

  it("a commune that met 8.4 keeps it, with few exceptions", () => {
    const met = (period: string) =>
      new Map(
        of(period).flatMap(({ unit, indicator, slot, value }): [string, boolean][] =>
          indicator === "CQS-2" &&
          slot === "approved" &&
          value.state === "reported" &&
          value.payload.measure === "criterion"
            ? [[unit, value.payload.met]]
            : [],
        ),
      );
    const later = met("2024");
    const kept = [...met("2023")]
      .filter(([unit, before]) => before && later.has(unit))
      .map(([unit]) => later.get(unit));
    const share = kept.filter((each) => each === true).length / kept.length;
    expect(share).toBeGreaterThan(0.95);
    expect(share).toBeLessThan(1);
  });

  it("those who were trained stay trained", () => {
    const trained = register.periods
      .map(({ code }) => aggregates("VN", "CQS-8", code))
      .map((sums) => (sums === undefined ? 0 : sums.numerator / sums.denominator));
    for (let place = 1; place < trained.length; place++)
      expect(trained[place]).toBeGreaterThan(trained[place - 1] ?? 1);
  });
});

describe("everything that happens in reporting happens here", () => {
  it("zero, nothing to count, not applicable for each reason, and slips of the pen", () => {
    const ratios = all.flatMap(({ value }) =>
      value.state === "reported" && value.payload.measure === "ratio" ? [value.payload] : [],
    );
    expect(
      ratios.filter(({ numerator, denominator }) => numerator === 0 && denominator > 0).length,
    ).toBeGreaterThan(500);
    expect(ratios.filter(({ denominator }) => denominator === 0).length).toBeGreaterThan(100);
    const slips = all.filter(
      ({ indicator, value }) =>
        indicator === "CQS-1D" &&
        value.state === "reported" &&
        value.payload.measure === "ratio" &&
        value.payload.denominator > 4000,
    );
    expect(slips.length).toBeGreaterThan(10);
    const reasons = new Set(
      all.flatMap(({ value }) => (value.state === "not-applicable" ? [value.reason] : [])),
    );
    expect(reasons).toEqual(new Set(["not-subject", "merged", "other"]));
    expect(
      all.some(
        ({ value }) =>
          value.state === "reported" && value.payload.measure === "count" && value.payload.count === 0,
      ),
    ).toBe(true);
  });

  it("pilots only as counts, none before 2023", () => {
    const pilots = all.filter(({ indicator }) => indicator === "TD-1");
    expect(pilots.every(({ value }) => value.state === "reported" && value.payload.measure === "count")).toBe(
      true,
    );
    expect(pilots.filter(({ period }) => period < "2023")).toEqual([]);
    expect(pilots.length).toBeGreaterThan(300);
  });

  it("drafts carried over, corrections, returned, submitted, and districts wholly missing", () => {
    expect(of("2025").some(({ carriedOver, status }) => carriedOver && status === "draft")).toBe(true);
    expect(of("2024").filter(({ correctionReason }) => correctionReason !== null).length).toBeGreaterThan(20);
    for (const period of ["2025-H1", "2025"]) {
      const states = new Set(planReports(register, tree, period).map(({ state }) => state));
      expect(states).toEqual(new Set(["approved", "submitted", "returned", "draft", "missing"]));
      expect(new Set(of(period).map(({ status }) => status)).size).toBe(4);
    }
  });

  it("nobody decides on what the own account entered", () => {
    for (const { code } of register.periods)
      expect(
        planReports(register, tree, code).filter(({ enteredBy, decidedBy }) => enteredBy === decidedBy),
      ).toEqual([]);
  });
});

describe("what the country opens on", () => {
  it("is the first half of 2025: most of it approved, less than half of the last period", () => {
    const due = dueOfSubtree("VN");
    expect(approvedDue("2024", "VN") / due).toBeGreaterThan(0.94);
    expect(approvedDue("2025-H1", "VN") / due).toBeGreaterThan(0.85);
    expect(approvedDue("2025", "VN") / due).toBeGreaterThan(0.35);
    expect(approvedDue("2025", "VN") / due).toBeLessThan(0.5);
  });

  it("shows targets met, on track, slow and at risk", () => {
    const country = scorecardOf("VN", "2025-H1");
    const statuses = statusesOf([country]);
    for (const status of ["met", "on-track", "slow", "at-risk"] as const) expect(statuses).toContain(status);
    expect(Number(country.index.value)).toBeGreaterThan(65);
    expect(Number(country.index.value)).toBeLessThan(90);
  });

  it("shows provinces of every kind, with an index from under 55 to over 88", () => {
    const provinces = provincesIn("2025-H1");
    const indexes = provinces.map(({ index }) => Number(index.value));
    expect(Math.min(...indexes)).toBeLessThan(55);
    expect(Math.min(...indexes)).toBeGreaterThan(40);
    expect(Math.max(...indexes)).toBeGreaterThan(88);
    expect(Math.max(...indexes)).toBeLessThan(97);
    const statuses = statusesOf([...provinces, ...provincesIn("2025"), ...provincesIn("2021")]);
    const kinds: Status[] = [
      "met",
      "met-provisional",
      "undetermined",
      "missed",
      "baseline",
      "no-data",
      "on-track",
      "slow",
      "at-risk",
    ];
    for (const status of kinds) expect(statuses).toContain(status);
    expect(provinces.some(({ targets }) => targets.some(({ regressed }) => regressed))).toBe(true);
  });
});

describe("the places the guide leads to", () => {
  it("Giao Thủy in 2025: one commune has nothing, everything else is approved", () => {
    const entered = of("2025").filter(({ unit }) => tree.isWithin("365", unit));
    const due = dueOfSubtree("365");
    expect(entered.every(({ status }) => status === "approved")).toBe(true);
    expect(entered.filter(({ indicator }) => indicator !== "TD-1").length).toBe(due - 7);
    expect(entered.filter(({ unit }) => unit === "14203")).toEqual([]);
    expect(planReports(register, tree, "2025").find(({ unit }) => unit === "365")?.enteredBy).toBe(
      "huyen-365",
    );
  });

  it("Nam Định waits for a decision on one district and is far enough to open on 2025", () => {
    const reports = planReports(register, tree, "2025").filter(({ province }) => province === "36");
    expect(reports.filter(({ state }) => state === "submitted").map(({ unit }) => unit)).toEqual(["362"]);
    expect(approvedDue("2025", "36") / dueOfSubtree("36")).toBeGreaterThan(0.8);
  });

  it("Nghệ An in the first half of 2025: twelve communes have nothing approved", () => {
    const approved = new Set(
      of("2025-H1")
        .filter(({ slot }) => slot === "approved")
        .map(({ unit }) => unit),
    );
    const waiting = tree.subjects("40", ["commune"]).filter(({ code }) => !approved.has(code));
    expect(waiting.length).toBe(12);
    const states = waiting.map(
      ({ code }) => of("2025-H1").find(({ unit }) => unit === code)?.status ?? "missing",
    );
    expect(states.toSorted()).toEqual([
      ...Array<string>(3).fill("missing"),
      ...Array<string>(4).fill("returned"),
      ...Array<string>(5).fill("submitted"),
    ]);
  });

  it("Sóc Trăng reached its five districts in 2023", () => {
    const target = scorecardOf("94", "2023", "soc-trang").targets.find(
      ({ indicator }) => indicator === "HUYEN-NTM",
    );
    expect(target).toMatchObject({ status: "met", numerator: 5 });
  });

  it("Thừa Thiên Huế has pilots in some districts and not in all", () => {
    const target = scorecardOf("46", "2025-H1", "thua-thien-hue").targets.find(
      ({ indicator }) => indicator === "TD-1",
    );
    expect(target?.denominator).toBe(9);
    expect(target?.numerator).toBeGreaterThan(3);
    expect(target?.numerator).toBeLessThan(9);
  });
});
