/** An element of a page without the code that made it, or a text. */
export type BareNode = string | BareElement;

export interface BareElement {
  readonly tag: string;
  /** `true`: there without a value. */
  readonly attributes: Readonly<Record<string, string | true>>;
  readonly children: readonly BareNode[];
}

const VOID_TAGS = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
/** Attributes that say everything by being there. */
const SWITCHES = new Set(
  "allowfullscreen async autofocus checked defer disabled hidden inert loop multiple muted nomodule open readonly required reversed selected".split(
    " ",
  ),
);
const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
};
const PIECE =
  /<!--[\s\S]*?-->|<\/([a-z][^\s>]*)>|<([a-z][^\s/>]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>|([^<]+)/gi;
const ATTRIBUTE = /([^\s=>/]+)(?:="([^"]*)")?/g;

const decode = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity);

/**
 * What stands in the body of a page as React wrote it, element for element and text for text, without its scripts.
 * It reads what React writes, which is regular; it is no parser of HTML.
 */
export function toBareTree(html: string): readonly BareNode[] {
  const body = /<body[^>]*>([\s\S]*)<\/body>/i.exec(html)?.[1] ?? "";
  const root: BareNode[] = [];
  const open: BareNode[][] = [root];
  const texts = body.replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/gi, "");
  for (const [, closed, opened, attributes = "", text] of texts.matchAll(PIECE)) {
    if (text !== undefined) open.at(-1)?.push(decode(text));
    else if (closed !== undefined) open.pop();
    else if (opened !== undefined) {
      const children: BareNode[] = [];
      open.at(-1)?.push({ tag: opened, attributes: toAttributes(attributes), children });
      if (!VOID_TAGS.has(opened)) open.push(children);
    }
  }
  if (open.length !== 1) throw new Error(`the page leaves ${open.length - 1} elements open`);
  return root;
}

function toAttributes(text: string): Readonly<Record<string, string | true>> {
  const found: Record<string, string | true> = {};
  for (const [, name = "", value = ""] of text.matchAll(ATTRIBUTE)) {
    if (SWITCHES.has(name.toLowerCase()) && value === "") found[name] = true;
    else found[propertyOf(name)] = decode(value);
  }
  return found;
}

/** React has its own names for a few: `className`, `htmlFor`, `strokeWidth`. */
function propertyOf(name: string): string {
  if (name === "class") return "className";
  if (name === "for") return "htmlFor";
  if (/^(?:aria|data)-/.test(name)) return name;
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
