/** Puts texts into the `{name}` placeholders of a message; a placeholder without a text stays as it is. */
export function fill(template: string, texts: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => texts[name] ?? placeholder);
}
