import type { ReactNode } from "react";
import { type ClassLooks, pictureMarkup } from "@/components/charts/picture-markup";
import { type PictureRun, pictureLines, pictureTextWidth } from "@/components/charts/picture-text";
import { HatchPattern } from "@/components/ui/symbols";
import type { Picture, PictureWeight } from "@/lib/contracts/picture";

/** A part of a picture: it knows its height before it is drawn, so that parts can be stacked. */
export interface PictureBlock {
  readonly height: number;
  readonly draw: (top: number) => ReactNode;
}

export const gap = (height: number): PictureBlock => ({ height, draw: () => null });

/** Parts one below the other. */
export function stacked(blocks: readonly PictureBlock[]): PictureBlock {
  return {
    height: blocks.reduce((sum, { height }) => sum + height, 0),
    draw: (top) => {
      let at = top;
      return blocks.map(({ height, draw }, place) => {
        const drawn = draw(at);
        at += height;
        return <g key={`${place}`}>{drawn}</g>;
      });
    },
  };
}

/** Parts beside each other, as high as the highest. */
export function beside(blocks: readonly PictureBlock[]): PictureBlock {
  return {
    height: Math.max(0, ...blocks.map(({ height }) => height)),
    draw: (top) => blocks.map(({ draw }, place) => <g key={`${place}`}>{draw(top)}</g>),
  };
}

export interface TextLook {
  readonly left: number;
  readonly width: number;
  readonly size: number;
  readonly lineHeight: number;
  readonly fill?: string;
}

/** Where a line's letters stand within its height. */
const BASELINE = 0.32;

/** A text in as many lines as it takes. */
export function textBlock(runs: readonly PictureRun[], look: TextLook): PictureBlock {
  const { left, width, size, lineHeight, fill = "var(--text)" } = look;
  const lines = pictureLines(runs, size, width);
  return {
    height: lines.length * lineHeight,
    draw: (top) =>
      lines.map((line, place) => (
        <text
          key={`${place}`}
          x={left}
          y={top + place * lineHeight + lineHeight / 2 + size * BASELINE}
          fontSize={size}
          fill={fill}
        >
          {line.map(({ text, weight }) => (
            <tspan key={text} fontWeight={weight}>
              {text}
            </tspan>
          ))}
        </text>
      )),
  };
}

export const plainRun = (text: string, weight: PictureWeight = 400): readonly PictureRun[] => [
  { text, weight },
];

/** Of the width: how far a mark reaches, how large it may be, and how far the next one stands below it. */
const MARK = { reach: 0.96, size: 0.1, step: 0.57 };

/** A word over the whole picture, light enough to read through. */
function Watermark({
  words,
  width,
  height,
}: {
  readonly words: string;
  readonly width: number;
  readonly height: number;
}) {
  const size = Math.min(MARK.size * width, (MARK.reach * width) / pictureTextWidth(words, 1, 600));
  const count = Math.max(1, Math.round(height / (MARK.step * width)));
  return Array.from({ length: count }, (_, place) => {
    const [x, y] = [width / 2, (height * (place + 0.5)) / count];
    return (
      <text
        key={`${place}`}
        x={x}
        y={y}
        fontSize={size}
        fontWeight={600}
        textAnchor="middle"
        fill="var(--slow)"
        opacity=".13"
        transform={`rotate(-24 ${x} ${y})`}
      >
        {words}
      </text>
    );
  });
}

/** A picture of its own on white; `scale` is how many pixels a unit takes as PNG. */
export function pictureOf({
  width,
  scale,
  margin,
  title,
  blocks,
  watermark,
  looks = {},
}: {
  readonly width: number;
  readonly scale: number;
  readonly margin: number;
  readonly title: string;
  readonly blocks: readonly PictureBlock[];
  readonly watermark: string | null;
  readonly looks?: ClassLooks;
}): Picture {
  const content = stacked(blocks);
  const height = Math.ceil(content.height + 2 * margin);
  const svg = pictureMarkup(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      fontFamily="Inter, 'Segoe UI', Arial, sans-serif"
    >
      <title>{title}</title>
      <defs>
        <HatchPattern />
      </defs>
      <rect width={width} height={height} fill="var(--bg)" />
      {content.draw(margin)}
      {watermark === null ? null : <Watermark words={watermark} width={width} height={height} />}
    </svg>,
    looks,
  );
  return { svg, width: width * scale };
}
