/** The administrative units of Vietnam as the programme counts them. Source: official list of 10 April 2022. */

export const LEVELS = ["country", "province", "district", "commune"] as const;
export type Level = (typeof LEVELS)[number];

/** The level of a unit's children; a commune, which has none, stands for itself. */
export const LEVEL_BELOW: Readonly<Record<Level, Level>> = {
  country: "province",
  province: "district",
  district: "commune",
  commune: "commune",
};

/** Code of a unit: `VN`, or 2 (province), 3 (district), 5 (commune) digits. Text: leading zeros count. */
export type UnitCode = string;

export const COUNTRY: UnitCode = "VN";

/** One administrative unit in one structure. `type` is the official kind in lower case: tỉnh, thành phố, huyện, quận, thị xã, xã, phường, thị trấn. */
export interface Unit {
  readonly code: UnitCode;
  readonly level: Level;
  readonly name: string;
  readonly parent: UnitCode | null;
  readonly type: string;
}
