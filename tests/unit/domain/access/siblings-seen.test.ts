import { describe, expect, it } from "vitest";
import { siblingsSeen } from "@/lib/domain/access/siblings-seen";
import { buildUnitTree } from "@/lib/domain/units/unit-tree";
import { viewerOf } from "@/tests/support/viewers";

const tree = buildUnitTree([
  { code: "VN", level: "country", name: "Việt Nam", parent: null, type: "quốc gia" },
  { code: "40", level: "province", name: "Tỉnh Nghệ An", parent: "VN", type: "tỉnh" },
  { code: "46", level: "province", name: "Tỉnh Thừa Thiên Huế", parent: "VN", type: "tỉnh" },
  { code: "425", level: "district", name: "Huyện Diễn Châu", parent: "40", type: "huyện" },
  { code: "429", level: "district", name: "Huyện Nghi Lộc", parent: "40", type: "huyện" },
  { code: "412", level: "district", name: "Thành phố Vinh", parent: "40", type: "thành phố" },
  { code: "17827", level: "commune", name: "Thị trấn Quán Hành", parent: "429", type: "thị trấn" },
  { code: "17830", level: "commune", name: "Xã Nghi Văn", parent: "429", type: "xã" },
  { code: "17833", level: "commune", name: "Xã Nghi Yên", parent: "429", type: "xã" },
  { code: "17500", level: "commune", name: "Xã Diễn Lâm", parent: "425", type: "xã" },
]);
const seen = (viewer: Parameters<typeof siblingsSeen>[0], code: string) =>
  siblingsSeen(viewer, tree, code).map((unit) => unit.code);

const hue = viewerOf("province", ["46"]);
const ngheAn = viewerOf("province", ["40"]);
const nghiLoc = viewerOf("district", ["429"]);

describe("units beside a unit", () => {
  it("below province level are none of a stranger's", () => {
    expect(seen(hue, "429")).toEqual([]);
    expect(seen(hue, "17830")).toEqual([]);
    expect(seen(nghiLoc, "425")).toEqual(["429"]);
    expect(seen(nghiLoc, "17500")).toEqual([]);
  });

  it("are none of the country and of what there is not", () => {
    expect(seen(ngheAn, "VN")).toEqual([]);
    expect(seen(ngheAn, "99")).toEqual([]);
  });

  it("are all provinces for everybody, and the own subtree, in code order", () => {
    expect(seen(nghiLoc, "40")).toEqual(["40", "46"]);
    expect(seen(ngheAn, "429")).toEqual(["425", "429"]);
    expect(seen(nghiLoc, "17833")).toEqual(["17830", "17833"]);
  });

  it("leave out what is outside the programme's scope, also seen from there", () => {
    expect(seen(ngheAn, "17827")).toEqual(["17830", "17833"]);
  });
});
