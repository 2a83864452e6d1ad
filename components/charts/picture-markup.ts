import { Children, Fragment, isValidElement, type ReactNode } from "react";

/** The colours of the light theme: a picture stands alone. A test holds them against the style sheet. */
export const PICTURE_COLOURS: Readonly<Record<string, string>> = {
  bg: "#ffffff",
  surface: "#f6f7f9",
  text: "#111827",
  muted: "#57606a",
  border: "#6b7280",
  line: "#d0d7de",
  "line-2": "#e7ebef",
  action: "#1d4ed8",
  track: "#e7ebef",
  hatch: "#7a8490",
  good: "#0b70b7",
  slow: "#b35f0e",
  risk: "#8e1b1b",
  unknown: "#57606a",
  "good-bg": "#bbddf2",
  "good-fg": "#063a5e",
  "slow-bg": "#f2b01e",
  "slow-fg": "#3a2a00",
  "risk-bg": "#8e1b1b",
  "risk-fg": "#ffffff",
  "seq-1": "#eff3ff",
  "seq-2": "#c6dbef",
  "seq-3": "#8fbfe0",
  "seq-4": "#2f75b5",
  "seq-5": "#0b3d75",
};

/** What the style sheets say about classes of the charts, as attributes of their elements. */
export type ClassLooks = Readonly<Record<string, Readonly<Record<string, string>>>>;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const KEPT_NAMES: ReadonlySet<string> = new Set([
  "viewBox",
  "patternUnits",
  "patternTransform",
  "preserveAspectRatio",
]);
const attributeName = (name: string): string =>
  KEPT_NAMES.has(name) ? name : name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

const inked = (text: string): string =>
  text.replaceAll(/var\(--([\w-]+)\)/gu, (whole, name: string) => PICTURE_COLOURS[name] ?? whole);

/** Of the screen only: names for screen readers stand in `title`. */
const LEFT_OUT: ReadonlySet<string> = new Set(["children", "className", "focusable", "href"]);

function attributesOf(props: Readonly<Record<string, unknown>>, looks: ClassLooks): string {
  const look = String(props["className"] ?? "")
    .split(" ")
    .map((name) => looks[name] ?? {});
  return Object.entries({ ...Object.assign({}, ...look), ...props } as Record<string, unknown>)
    .filter(([name, value]) => !LEFT_OUT.has(name) && value !== undefined && value !== null)
    .map(([name, value]) => ` ${attributeName(name)}="${escaped(inked(String(value)))}"`)
    .join("");
}

// A route may not render with react-dom; what pictures are made of are plain functions of their props, without state.
/** Charts written out as SVG. Links become groups: a picture leads nowhere. */
export function pictureMarkup(node: ReactNode, looks: ClassLooks = {}): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "string" || typeof node === "number") return escaped(String(node));
  if (!isValidElement<Record<string, unknown>>(node))
    return Children.toArray(node)
      .map((child) => pictureMarkup(child, looks))
      .join("");
  const { type, props } = node;
  const children = () => pictureMarkup(props["children"] as ReactNode, looks);
  if (type === Fragment) return children();
  if (typeof type === "function")
    return pictureMarkup((type as (given: typeof props) => ReactNode)({ ...props }), looks);
  const name = type === "a" ? "g" : String(type);
  return `<${name}${attributesOf(props, looks)}>${children()}</${name}>`;
}
