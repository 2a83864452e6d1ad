import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrangeUnits, type ComparedUnits, type UnitChoice } from "@/lib/domain/scoring/arrange-units";
import { STATUSES, type Status } from "@/lib/domain/scoring/scorecard";
import { toPlain } from "@/lib/domain/units/search-units";

interface Row {
  readonly name: string;
  readonly parent: string;
  readonly failing: number;
  readonly statuses: Readonly<Record<string, Status>>;
  readonly weight: number | null;
}

const ANY: UnitChoice = {
  name: "",
  parent: null,
  failingAtLeast: 0,
  target: null,
  status: null,
  direction: "desc",
};

const ROWS: readonly Row[] = [
  { name: "Huyện Lắk Đắk Lắk", parent: "66", failing: 2, statuses: { A: "met", B: "at-risk" }, weight: 0.5 },
  { name: "Huyện Đắk Song Đắk Nông", parent: "67", failing: 1, statuses: { A: "at-risk" }, weight: null },
  { name: "Huyện Lạc Sơn Hòa Bình", parent: "17", failing: 0, statuses: { A: "met", B: "met" }, weight: 0.9 },
  { name: "Huyện Mai Sơn Sơn La", parent: "14", failing: 3, statuses: { B: "missed" }, weight: 0.5 },
];

const compared = (rows: readonly Row[]): ComparedUnits => {
  const at = (place: number) => {
    const row = rows[place];
    if (row === undefined) throw new RangeError(`no row ${place}`);
    return row;
  };
  return {
    count: rows.length,
    targets: ["A", "B"],
    plainOf: (place) => toPlain(at(place).name),
    parentOf: (place) => at(place).parent,
    failingOf: (place) => at(place).failing,
    statusOf: (place, target) => at(place).statuses[target] ?? null,
    weightOf: (place) => at(place).weight,
  };
};

const arrange = (choice: Partial<UnitChoice>, rows = ROWS) =>
  arrangeUnits(compared(rows), { ...ANY, ...choice });

describe("the units that are left", () => {
  test.each<[string, Partial<UnitChoice>, readonly number[]]>([
    ["all of them", {}, [2, 0, 3, 1]],
    ["a name without its marks", { name: "dak lak" }, [0]],
    ["with its marks, in capitals", { name: "ĐẮK" }, [0, 1]],
    ["from the beginning of a word only", { name: "la" }, [2, 0, 3]],
    ["two words that stand together", { name: "son la" }, [3]],
    ["a name nobody has", { name: "hà nội" }, []],
    ["nothing but marks", { name: " ' " }, [2, 0, 3, 1]],
    ["of one province", { parent: "67" }, [1]],
    ["with one failing target", { failingAtLeast: 1 }, [0, 3, 1]],
    ["with two", { failingAtLeast: 2 }, [0, 3]],
    ["with four", { failingAtLeast: 4 }, []],
    ["with a status at a target", { status: "met", target: "A" }, [2, 0]],
    ["with a status at any target", { status: "at-risk" }, [0, 1]],
    ["a target alone asks for nothing", { target: "B" }, [2, 0, 3, 1]],
    ["every condition at once", { status: "at-risk", failingAtLeast: 2, name: "dak" }, [0]],
  ])("%s", (_, choice, wanted) => {
    expect(arrange(choice)).toEqual(wanted);
  });
});

describe("their order", () => {
  test("equal ones keep theirs, and those without a figure are last either way", () => {
    expect(arrange({ direction: "desc" })).toEqual([2, 0, 3, 1]);
    expect(arrange({ direction: "asc" })).toEqual([0, 3, 2, 1]);
  });

  const row = fc.record({
    name: fc.constantFrom("Huyện Yên Sơn", "Thị xã Sơn Tây", "Huyện Đắk Mil", ""),
    parent: fc.constantFrom("01", "66"),
    failing: fc.nat(4),
    statuses: fc.dictionary(fc.constantFrom("A", "B"), fc.constantFrom(...STATUSES)),
    weight: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null }),
  });
  const choice = fc.record({
    name: fc.constantFrom("", "son", "dak mil"),
    parent: fc.constantFrom(null, "66"),
    failingAtLeast: fc.nat(4),
    target: fc.constantFrom(null, "A"),
    status: fc.constantFrom(null, ...STATUSES),
    direction: fc.constantFrom("asc" as const, "desc" as const),
  });

  test("no unit is told twice, and the way of sorting hides none", () => {
    fc.assert(
      fc.property(fc.array(row), choice, (rows, wanted) => {
        const [up, down] = [
          arrange({ ...wanted, direction: "asc" }, rows),
          arrange({ ...wanted, direction: "desc" }, rows),
        ];
        expect(new Set(up).size).toBe(up.length);
        expect([...up].sort()).toEqual([...down].sort());
        const weights = up.flatMap((place) => rows[place]?.weight ?? []);
        expect(weights).toEqual([...weights].sort((left, right) => left - right));
      }),
    );
  });

  test("a further condition only takes units away", () => {
    fc.assert(
      fc.property(fc.array(row), choice, (rows, wanted) => {
        const all = arrange({ direction: wanted.direction }, rows);
        const left = new Set(arrange(wanted, rows));
        expect(arrange(wanted, rows)).toEqual(all.filter((place) => left.has(place)));
      }),
    );
  });
});
