const PLACEHOLDER = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/gu;

/**
 * Puts texts into a message: `{name}` is that text, `{count|unit|units}` the first word where `count` is one and else
 * the second. A placeholder without a text stays as it is.
 */
export function fill(template: string, texts: Readonly<Record<string, string>>): string {
  return template.replaceAll(PLACEHOLDER, (placeholder, name: string, one?: string, many?: string) => {
    if (one === undefined || many === undefined) return texts[name] ?? placeholder;
    return texts[name] === "1" ? one : many;
  });
}
