/** Pictures that leave the product: whoever lays out a line and whoever draws it must mean the same type. */

/** A picture as a file of its own. */
export interface Picture {
  readonly svg: string;
  /** In pixels, as PNG. */
  readonly width: number;
}

export const PICTURE_FORMATS = ["png", "svg"] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

export const PICTURE_FAMILY = "Inter";

/** Weight → file in `node_modules`. */
export const PICTURE_FONTS = {
  400: "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf",
  600: "@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf",
} as const;

export type PictureWeight = keyof typeof PICTURE_FONTS;
