import { Children, Fragment, isValidElement, type ReactNode } from "react";
import { Trend } from "@/components/charts/trend";
import type { TrendChart } from "@/components/charts/trend-chart";

/** The colours of the light theme: a file stands alone. A test holds them against the style sheet. */
export const PICTURE_COLOURS: Readonly<Record<string, string>> = {
  bg: "#ffffff",
  text: "#111827",
  muted: "#57606a",
  border: "#6b7280",
  line: "#d0d7de",
  "line-2": "#e7ebef",
  good: "#0b70b7",
  slow: "#b35f0e",
  risk: "#8e1b1b",
  unknown: "#57606a",
};

// The chart is drawn larger than on the page.
const TEXT_CLASSES: Readonly<Record<string, string>> = {
  "axis-text": `font-size="10.5" fill="${PICTURE_COLOURS.muted}"`,
  "end-text": `font-size="10.5" fill="${PICTURE_COLOURS.text}"`,
};

const WIDTH = 960;
const MARGIN = 24;
const CHART = { width: 912, height: 294, y: 82 };
const HEIGHT = 440;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const KEPT_NAMES: ReadonlySet<string> = new Set(["viewBox"]);
const attributeName = (name: string): string =>
  KEPT_NAMES.has(name) ? name : name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

const inked = (text: string): string =>
  text.replaceAll(/var\(--([\w-]+)\)/gu, (whole, name: string) => PICTURE_COLOURS[name] ?? whole);

function attributesOf(props: Readonly<Record<string, unknown>>): string {
  return Object.entries(props)
    .filter(([name, value]) => name !== "children" && value !== undefined && value !== null)
    .map(([name, value]) => {
      if (name === "className") return TEXT_CLASSES[String(value)] ?? "";
      return `${attributeName(name)}="${escaped(inked(String(value)))}"`;
    })
    .filter((attribute) => attribute !== "")
    .join(" ");
}

// The route may not render with react-dom; the charts are plain functions of their props, without state.
function markupOf(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "string" || typeof node === "number") return escaped(String(node));
  if (!isValidElement<Record<string, unknown>>(node)) return Children.toArray(node).map(markupOf).join("");
  const { type, props } = node;
  if (type === Fragment) return markupOf(props.children as ReactNode);
  if (typeof type === "function") return markupOf((type as (given: typeof props) => ReactNode)({ ...props }));
  return `<${type} ${attributesOf(props)}>${markupOf(props.children as ReactNode)}</${type}>`;
}

/** The wide picture of the two the trend draws. */
function chartMarkup(chart: TrendChart, title: string): string {
  const [wide = ""] = markupOf(<Trend chart={chart} title={title} />).split(/(?<=<\/svg>)/u);
  return wide.replace(
    "<svg ",
    `<svg x="${MARGIN}" y="${CHART.y}" width="${CHART.width}" height="${CHART.height}" `,
  );
}

/** Words around the chart; `mark` says what the figures are not. */
export interface PictureWords {
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
  readonly mark: string | null;
}

const line = (text: string, y: number, style: string): string =>
  `<text x="${MARGIN}" y="${y}" ${style}>${escaped(text)}</text>`;

/** The trend as a picture of its own: colours written out, title and source in it. */
export function trendPicture(chart: TrendChart, { title, subtitle, source, mark }: PictureWords): string {
  const { text, muted, bg } = PICTURE_COLOURS;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}"`,
    ` role="img" font-family="Inter, 'Segoe UI', Arial, sans-serif"><title>${escaped(title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${bg}"/>`,
    line(title, 36, `font-size="18" font-weight="650" fill="${text}"`),
    line(subtitle, 60, `font-size="13" fill="${muted}"`),
    chartMarkup(chart, title),
    line(source, HEIGHT - 36, `font-size="12" fill="${muted}"`),
    mark === null ? "" : line(mark, HEIGHT - 16, `font-size="12" font-weight="650" fill="${text}"`),
    "</svg>",
  ].join("");
}
