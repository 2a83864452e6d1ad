/**
 * Islands the outlines lack, as points in the picture of `ProvinceMap` (100 units to a degree of longitude, from 102° E,
 * 23.45° N). The two archipelagos stand in frames of their own off the coast, their islands schematic; every map of
 * Vietnam shows and names both.
 */

export interface IslandGroup {
  readonly key: "hoangSa" | "truongSa";
  /** The province it belongs to. */
  readonly province: string;
  readonly frame: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly islands: readonly (readonly [x: number, y: number])[];
}

/** Longitude and latitude of an archipelago laid into a part of its frame. */
function placed(
  corner: { readonly x: number; readonly y: number; readonly west: number; readonly north: number },
  scale: number,
  islands: readonly (readonly [longitude: number, latitude: number])[],
): IslandGroup["islands"] {
  return islands.map(([longitude, latitude]) => [
    Math.round(corner.x + (longitude - corner.west) * scale),
    Math.round(corner.y + (corner.north - latitude) * scale),
  ]);
}

const DA_NANG = "48";
const KHANH_HOA = "56";

export const ISLAND_GROUPS: readonly IslandGroup[] = [
  {
    key: "hoangSa",
    province: DA_NANG,
    frame: { x: 650, y: 500, width: 346, height: 278 },
    islands: placed({ x: 735, y: 610, west: 111.2, north: 17.1 }, 104, [
      [111.5, 17.1],
      [112.27, 16.97],
      [112.33, 16.83],
      [112.73, 16.67],
      [111.61, 16.54],
      [111.58, 16.5],
      [111.5, 16.45],
      [111.74, 16.46],
      [111.7, 16.44],
      [112.55, 16.05],
      [111.2, 15.78],
    ]),
  },
  {
    key: "truongSa",
    province: KHANH_HOA,
    frame: { x: 576, y: 1374, width: 420, height: 268 },
    islands: placed({ x: 690, y: 1486, west: 111.9, north: 11.45 }, 40, [
      [114.33, 11.43],
      [114.42, 11.38],
      [115.02, 11.08],
      [114.28, 11.05],
      [115.8, 10.73],
      [114.42, 10.67],
      [114.48, 10.38],
      [114.36, 10.18],
      [114.33, 9.88],
      [113.69, 8.97],
      [112.35, 8.93],
      [112.22, 8.84],
      [111.92, 8.64],
      [113.3, 8.17],
      [112.92, 7.89],
    ]),
  },
];

/** Small islands of the mainland's provinces: Bạch Long Vĩ of Hải Phòng, Cồn Cỏ of Quảng Trị. */
export const SMALL_ISLANDS: readonly { readonly province: string; readonly x: number; readonly y: number }[] =
  [
    { province: "31", x: 573, y: 356 },
    { province: "45", x: 534, y: 669 },
  ];
