/** A text as a part of a file's name that every system takes: "Tỉnh Đắk Lắk" → "tinh-dak-lak". */
const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/gu, "d")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-+|-+$/gu, "");

/** The name of a file that is handed over: its parts in letters of ASCII, `tong-quan_46-tinh-thua-thien-hue_2024.png`. */
export function fileName(parts: readonly string[], extension: string): string {
  return `${parts
    .map(plain)
    .filter((part) => part !== "")
    .join("_")}.${extension}`;
}
