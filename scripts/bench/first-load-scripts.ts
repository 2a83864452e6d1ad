/**
 * The scripts a page makes a browser load before it works: those of its script tags (not the one that modern browsers
 * pass over), those it asks for early, and those its embedded payload names for the components it renders.
 */
export function firstLoadScripts(html: string): readonly string[] {
  const found = new Set<string>();
  const passedOver = new Set<string>();
  for (const [tag] of html.matchAll(/<script\b[^>]*>/gi)) {
    const source = attribute(tag, "src");
    if (source !== null) (/\bnomodule\b/i.test(tag) ? passedOver : found).add(source);
  }
  for (const [tag] of html.matchAll(/<link\b[^>]*>/gi)) {
    const relation = attribute(tag, "rel");
    const isScript =
      relation === "modulepreload" || (relation === "preload" && attribute(tag, "as") === "script");
    const source = attribute(tag, "href");
    if (isScript && source !== null) found.add(source);
  }
  for (const [, path] of html.matchAll(/"(?:\/_next\/)?(static\/chunks\/[^"\\]+\.js)(?:\?[^"\\]*)?\\?"/g))
    found.add(`/_next/${path}`);
  for (const source of passedOver) found.delete(source);
  return [...found];
}

/** An address in a tag, without its question. */
function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\b${name}="([^"]*)"`, "i").exec(tag)?.[1];
  // What stands behind the question mark tells deployments apart, not files.
  return value === undefined ? null : value.replace(/\?.*$/, "");
}
