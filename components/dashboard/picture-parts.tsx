import type { PictureBlock } from "@/components/charts/picture-sheet";
import { pictureTextWidth } from "@/components/charts/picture-text";
import { shapeOf } from "@/components/shared/status-look";
import { SHAPE_SIZE, SHAPES } from "@/components/ui/symbols";
import type { Status } from "@/lib/domain/scoring/scorecard";
import { statusWord } from "@/lib/format/status-word";
import type { Locale } from "@/lib/i18n/locale";

interface ChipLook {
  readonly ground: string;
  readonly edge: string | null;
  readonly word: string;
  readonly shape: string;
}

const NONE = "var(--bg)";
const RISK: ChipLook = {
  ground: "var(--risk-bg)",
  edge: null,
  word: "var(--risk-fg)",
  shape: "var(--risk-fg)",
};

/** As the style sheet draws the chips. */
const LOOKS: Readonly<Record<Status, ChipLook>> = {
  met: { ground: "var(--good-bg)", edge: null, word: "var(--good-fg)", shape: "var(--good-fg)" },
  "met-provisional": {
    ground: NONE,
    edge: "var(--good)",
    word: "var(--good-fg)",
    shape: "var(--good-fg)",
  },
  "on-track": { ground: NONE, edge: "var(--line)", word: "var(--good-fg)", shape: "var(--good)" },
  slow: { ground: "var(--slow-bg)", edge: null, word: "var(--slow-fg)", shape: "var(--slow-fg)" },
  "at-risk": RISK,
  "not-met": RISK,
  missed: RISK,
  undetermined: { ground: NONE, edge: "var(--border)", word: "var(--text)", shape: "var(--text)" },
  baseline: { ground: NONE, edge: "var(--line)", word: "var(--text)", shape: "var(--text)" },
  "no-data": { ground: NONE, edge: "var(--border)", word: "var(--muted)", shape: "var(--muted)" },
  "not-applicable": { ground: NONE, edge: null, word: "var(--muted)", shape: "var(--muted)" },
};

const PADDING = 0.45;
const HEIGHT = 1.62;

/** A status with its shape and word, at a size of letters; `end` is where its right edge stands. */
export function chipBlock({
  status,
  ownOnlySubject,
  locale,
  size,
  ...at
}: {
  readonly status: Status;
  readonly ownOnlySubject: boolean;
  readonly locale: Locale;
  readonly size: number;
} & ({ readonly left: number } | { readonly end: number })): PictureBlock {
  const word = statusWord(status, locale, ownOnlySubject);
  const { ground, edge, word: ink, shape } = LOOKS[status];
  const [height, pad, mark] = [size * HEIGHT, size * PADDING, size * 0.95];
  const width = pad * 3 + mark + pictureTextWidth(word, size, 600);
  const left = "left" in at ? at.left : at.end - width;
  return {
    height,
    draw: (top) => (
      <>
        <rect
          x={left}
          y={top}
          width={width}
          height={height}
          rx={size * 0.28}
          fill={ground}
          stroke={edge ?? "none"}
          strokeWidth={size / 16}
          strokeDasharray={status === "no-data" ? `${size / 4} ${size / 6}` : undefined}
        />
        <g
          transform={`translate(${left + pad} ${top + (height - mark) / 2}) scale(${mark / SHAPE_SIZE})`}
          color={shape}
        >
          {SHAPES[shapeOf(status)]?.(ground)}
        </g>
        <text
          x={left + pad * 1.9 + mark}
          y={top + height / 2 + size * 0.35}
          fontSize={size}
          fontWeight={600}
          fill={ink}
        >
          {word}
        </text>
      </>
    ),
  };
}

/** A hairline over the width of a picture. */
export function ruleBlock(left: number, width: number, space: number, ink = "var(--line)"): PictureBlock {
  return {
    height: space * 2,
    draw: (top) => (
      <line x1={left} x2={left + width} y1={top + space} y2={top + space} stroke={ink} strokeWidth="1.5" />
    ),
  };
}
