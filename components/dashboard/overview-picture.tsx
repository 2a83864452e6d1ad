import { Bullet } from "@/components/charts/bullet";
import {
  beside,
  gap,
  type PictureBlock,
  pictureOf,
  plainRun,
  stacked,
  textBlock,
} from "@/components/charts/picture-sheet";
import { type PictureRun, pictureTextWidth } from "@/components/charts/picture-text";
import { type Fact, factsOf } from "@/components/dashboard/facts-strip";
import { pictureFoot, provisionalMark, SHEET, viewLine, WHOLE } from "@/components/dashboard/picture-frame";
import { chipBlock, ruleBlock } from "@/components/dashboard/picture-parts";
import { laggingWords, nearestWords } from "@/components/dashboard/printed-brief";
import {
  bulletFigures,
  requirementWords,
  resultWords,
  shortfallWords,
  type Worded,
} from "@/components/dashboard/target-words";
import { pillarMeta, targetsTitle } from "@/components/dashboard/targets-section";
import { toneOf } from "@/components/shared/status-look";
import { metaOf } from "@/components/shared/unit-head";
import { NEEDED_STATUSES, type NearestUnits } from "@/lib/contracts/nearest-units";
import type { Picture } from "@/lib/contracts/picture";
import type { PillarGroup, UnitOverview } from "@/lib/contracts/unit-overview";
import { shortName } from "@/lib/format/indicator-name";
import { overviewSentence } from "@/lib/format/overview-sentence";
import { unitHeading } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** As wide as a phone's screen has pixels; letters of 24 and more stay legible when it is shown whole. */
const BODY = { ...WHOLE, size: 30, lineHeight: 44 };
const SMALL = { ...WHOLE, size: 24, lineHeight: 34, fill: "var(--muted)" };
/** A target: name and status on the left, bullet and result on the right. */
const NAME = { left: SHEET.margin, width: 436 };
const RESULT = { left: SHEET.margin + 468, width: SHEET.inner - 468 };
const BULLET_SCALE = 1.4;
const BULLET_HEIGHT = 24;
const FACT_COLUMNS = 3;

export interface PicturedOverview {
  readonly overview: UnitOverview;
  readonly nearest: NearestUnits;
  readonly locale: Locale;
}

function titleOf({ overview: { unit }, locale }: PicturedOverview): string {
  return unitHeading(unit, locale);
}

function bandBlock({ overview, locale }: PicturedOverview): readonly PictureBlock[] {
  if (overview.view.lens === "approved") return [];
  const words = textBlock(plainRun(messages(locale).picture.provisionalBand, 600), {
    left: SHEET.margin + 20,
    width: SHEET.inner - 40,
    size: 27,
    lineHeight: 38,
    fill: "var(--slow-fg)",
  });
  const height = words.height + 24;
  return [
    {
      height,
      draw: (top) => (
        <>
          <rect x={SHEET.margin} y={top} width={SHEET.inner} height={height} rx="8" fill="var(--slow-bg)" />
          {words.draw(top + 12)}
        </>
      ),
    },
    gap(26),
  ];
}

function headBlocks(shown: PicturedOverview): readonly PictureBlock[] {
  const { overview, locale } = shown;
  const sentence: readonly PictureRun[] = overviewSentence(overview, locale).map(({ text, strong }) => ({
    text,
    weight: strong ? 600 : 400,
  }));
  return [
    ...bandBlock(shown),
    textBlock(plainRun(titleOf(shown), 600), { ...WHOLE, size: 48, lineHeight: 62 }),
    gap(6),
    textBlock(plainRun(metaOf(overview, locale)), { ...SMALL, size: 26, lineHeight: 37 }),
    textBlock(plainRun(viewLine(overview, locale)), { ...SMALL, size: 26, lineHeight: 37 }),
    gap(20),
    textBlock(sentence, { ...BODY, size: 32, lineHeight: 46 }),
  ];
}

/** Facts beside each other: names, figures and notes each on a line of their own, however many lines they take. */
function factRow(facts: readonly Fact[], columns: number): PictureBlock {
  const width = SHEET.inner / columns - 24;
  const across = (
    words: (fact: Fact) => string,
    look: { readonly size: number; readonly lineHeight: number; readonly fill?: string },
    weight: 400 | 600 = 400,
  ) =>
    beside(
      facts.map((fact, place) =>
        textBlock(plainRun(words(fact), weight), {
          ...look,
          left: SHEET.margin + (place * SHEET.inner) / columns,
          width,
        }),
      ),
    );
  return stacked([
    across(({ name }) => name, SMALL),
    across(({ figure }) => figure, { size: 40, lineHeight: 52 }, 600),
    across(({ note }) => note, SMALL),
  ]);
}

function factBlocks({ overview, locale }: PicturedOverview): readonly PictureBlock[] {
  const facts = factsOf(overview, locale);
  const columns = facts.length % FACT_COLUMNS === 1 ? 2 : FACT_COLUMNS;
  const rows = Array.from({ length: Math.ceil(facts.length / columns) }, (_, row) =>
    facts.slice(row * columns, (row + 1) * columns),
  );
  return rows.flatMap((row) => [ruleBlock(SHEET.margin, SHEET.inner, 14), factRow(row, columns)]);
}

function bulletBlock(worded: Worded): PictureBlock {
  const figures = bulletFigures(worded);
  if (figures === null) return gap(0);
  return {
    height: BULLET_HEIGHT * BULLET_SCALE + 8,
    draw: (top) => (
      <g transform={`translate(${RESULT.left} ${top}) scale(${BULLET_SCALE})`}>
        <Bullet {...figures} tone={toneOf(worded.row.score.status)} title="" />
      </g>
    ),
  };
}

function resultBlock(worded: Worded): PictureBlock {
  const { picture } = messages(worded.locale);
  const { main, beside: counts, below } = resultWords(worded);
  const short = shortfallWords(worded);
  const hasValue = worded.row.score.value !== null;
  const result: readonly PictureRun[] = [
    { text: main, weight: hasValue ? 600 : 400 },
    { text: counts === null ? "" : ` ${counts}`, weight: 400 },
  ];
  const gapAndMissing: readonly PictureRun[] = [
    { text: short === null ? "" : fill(picture.gap, { units: short }), weight: 600 },
    { text: short === null || below === "" ? below : `; ${below}`, weight: 400 },
  ];
  return stacked([
    bulletBlock(worded),
    textBlock(result, { ...RESULT, size: 26, lineHeight: 36 }),
    textBlock(gapAndMissing, { ...SMALL, ...RESULT }),
  ]);
}

function nameBlock(worded: Worded): PictureBlock {
  const { row, locale } = worded;
  const { status, ownOnlySubject } = row.score;
  return stacked([
    textBlock(plainRun(shortName(row.indicator, locale), 600), { ...NAME, size: 28, lineHeight: 38 }),
    textBlock(plainRun(requirementWords(worded)), { ...SMALL, ...NAME }),
    gap(5),
    chipBlock({ status, ownOnlySubject, locale, size: 23, left: SHEET.margin }),
  ]);
}

/** Who is nearest, below a target that fails. */
function nearestBlock(worded: Worded, nearest: NearestUnits): readonly PictureBlock[] {
  const { picture } = messages(worded.locale);
  const { indicator, score } = worded.row;
  const units = shortfallWords(worded);
  const names = nearestWords(nearest, indicator.code, worded.locale);
  if (units === null || names === null || !NEEDED_STATUSES.includes(score.status)) return [];
  const words = fill(picture.neededNearest, { units, names });
  return [gap(8), textBlock(plainRun(words), { ...WHOLE, size: 25, lineHeight: 35 }), gap(4)];
}

function pillarBlock(pillar: PillarGroup, { overview, nearest, locale }: PicturedOverview): PictureBlock {
  const name = `${pillar.name[locale]} `;
  const left = SHEET.margin + pictureTextWidth(name, 30, 600) + 10;
  const meta = pictureTextWidth(pillarMeta(pillar, locale), 24);
  const fits = left + meta <= SHEET.margin + SHEET.inner;
  const title = textBlock(plainRun(name, 600), { ...BODY });
  const note = textBlock(plainRun(pillarMeta(pillar, locale)), {
    ...SMALL,
    ...(fits && { left, width: SHEET.inner, lineHeight: 44 }),
  });
  return stacked([
    gap(20),
    fits ? beside([title, note]) : stacked([title, note]),
    ...pillar.targets.flatMap((row) => {
      const worded = { row, level: overview.unit.level, locale };
      return [
        ruleBlock(SHEET.margin, SHEET.inner, 10),
        beside([nameBlock(worded), resultBlock(worded)]),
        ...nearestBlock(worded, nearest),
      ];
    }),
  ]);
}

const SAMPLE = 60;

/** What the parts of a bullet mean, in the order and the words of the page. */
function legendBlock(locale: Locale): PictureBlock {
  const { dashboard } = messages(locale);
  const samples = [
    { words: dashboard.legendResult, value: 0.7, target: null, required: null, upper: null },
    { words: dashboard.legendMissing, value: 0, target: null, required: null, upper: 0.9 },
  ] as const;
  const marks = [
    { words: dashboard.legendTarget, isTarget: true },
    { words: dashboard.legendRequired, isTarget: false },
  ] as const;
  const half = SHEET.inner / 2;
  const lookAt = (left: number, width: number) => ({ ...SMALL, left, width, lineHeight: 34 });
  const mark = ({ words, isTarget }: (typeof marks)[number], left: number) =>
    beside([
      {
        height: 34,
        draw: (top) =>
          isTarget ? (
            <rect x={left + 10} y={top + 2} width="4" height="30" fill="var(--text)" />
          ) : (
            <rect
              x={left + 8}
              y={top + 6}
              width="7"
              height="22"
              fill="var(--bg)"
              stroke="var(--text)"
              strokeWidth="1.8"
            />
          ),
      },
      textBlock(plainRun(words), lookAt(left + 30, half - 40)),
    ]);
  const bar = ({ words, upper }: (typeof samples)[number], left: number, width: number) =>
    beside([
      {
        height: 34,
        draw: (top) => (
          <>
            <rect x={left} y={top + 11} width={SAMPLE} height="12" fill="var(--track)" />
            <rect
              x={left}
              y={top + 11}
              width={SAMPLE * 0.75}
              height="12"
              fill={upper === null ? "var(--good)" : "url(#hatch)"}
            />
          </>
        ),
      },
      textBlock(plainRun(words), lookAt(left + SAMPLE + 14, width - SAMPLE - 14)),
    ]);
  const third = SHEET.inner / 3;
  return stacked([
    beside([
      bar(samples[0], SHEET.margin, third),
      mark(marks[0], SHEET.margin + third),
      mark(marks[1], SHEET.margin + 2 * third),
    ]),
    bar(samples[1], SHEET.margin, SHEET.inner),
  ]);
}

function targetBlocks(shown: PicturedOverview): readonly PictureBlock[] {
  const { overview, locale } = shown;
  if (overview.scorecard === null) return [];
  const hasBullets = overview.pillars.some(({ targets }) =>
    targets.some((row) => bulletFigures({ row, level: overview.unit.level, locale }) !== null),
  );
  return [
    gap(34),
    textBlock(plainRun(targetsTitle(overview, locale), 600), { ...WHOLE, size: 34, lineHeight: 48 }),
    ...(hasBullets ? [gap(8), legendBlock(locale)] : []),
    ...overview.pillars.map((pillar) => pillarBlock(pillar, shown)),
  ];
}

/** The page of a unit as one upright picture to send on. */
export function overviewPicture(shown: PicturedOverview): Picture {
  const { overview, locale } = shown;
  const lagging = laggingWords(overview, locale);
  return pictureOf({
    width: SHEET.width,
    scale: 1,
    margin: SHEET.margin,
    title: `${titleOf(shown)} · ${overview.view.period.name[locale]}`,
    watermark: provisionalMark(overview, locale),
    // A mark at either end is drawn over the edge.
    looks: {
      bullet: {
        width: String((RESULT.width - 4) / BULLET_SCALE),
        height: String(BULLET_HEIGHT),
        overflow: "visible",
      },
    },
    blocks: [
      ...headBlocks(shown),
      gap(18),
      ...(overview.scorecard === null ? [] : factBlocks(shown)),
      ...(lagging === null
        ? []
        : [ruleBlock(SHEET.margin, SHEET.inner, 16), textBlock(plainRun(lagging), BODY)]),
      ...targetBlocks(shown),
      ruleBlock(SHEET.margin, SHEET.inner, 20, "var(--border)"),
      pictureFoot(overview, locale, { ...WHOLE, size: 26 }),
    ],
  });
}
