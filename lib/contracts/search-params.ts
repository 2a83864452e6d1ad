/** The query of a page's address, as Next.js hands it over. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** The first value of a parameter that may be repeated. */
export function firstOf(parameter: string | string[] | undefined): string | undefined {
  return Array.isArray(parameter) ? parameter[0] : parameter;
}
