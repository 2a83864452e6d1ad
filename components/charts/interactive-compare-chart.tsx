"use client";

import { useEffect } from "react";
import {
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  useChartWidth,
  usePlotArea,
  XAxis,
  YAxis,
} from "recharts";
import { EndNames } from "@/components/charts/compare-end-names";
import type { CompareChartFigures } from "@/components/charts/compare-figures";
import {
  COMPARE_PAD,
  COMPARE_SIZE,
  legibleTicks,
  NAMES_AFTER,
  roomOf,
} from "@/components/charts/compare-frame";
import { LineSample, lookOf, Mark } from "@/components/charts/compare-marks";
import { type CompareStep, runsOf, stepsOf } from "@/components/charts/compare-steps";
import { leapToEnd } from "@/components/charts/leap-to-end";
import { QuietLayers } from "@/components/charts/quiet-layers";

/** The shape of the still picture, so that nothing moves when this one takes its place. */
const ASPECT = COMPARE_SIZE.width / COMPARE_SIZE.height;
/** As its style sheet has it. */
const CARD_WIDTH = 228;

function StepCard({
  active,
  payload,
  figures,
  noData,
}: {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: CompareStep }[];
  readonly figures: CompareChartFigures;
  readonly noData: string;
}) {
  const step = active ? payload?.[0]?.payload : undefined;
  const told =
    step === undefined
      ? []
      : figures.lines.map(({ place, name, points }) => ({
          place,
          name,
          words: points.find(({ day, value }) => day === step.day && value !== null)?.words ?? noData,
        }));
  return (
    <>
      {/* The region stays, so that screen readers tell what appears in it; in pieces it would be said in pieces. */}
      <div role="status" className="sr-text">
        {step === undefined
          ? null
          : [step.period, ...told.map(({ name, words }) => `${name} ${words}`)].join("; ")}
      </div>
      {step === undefined ? null : (
        <div className="trend-card compare-card" aria-hidden="true">
          <b>{step.period}</b>
          <ul>
            {told.map(({ place, name, words }) => (
              <li key={place}>
                <LineSample place={place} />
                <span>{name}</span>
                <b>{words}</b>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** The card stands above the chart, at its right end: over the finding, and not over lines and names. */
function StepTooltip(card: { readonly figures: CompareChartFigures; readonly noData: string }) {
  const width = useChartWidth();
  return (
    <Tooltip
      content={<StepCard {...card} />}
      position={{ x: Math.max(0, (width ?? 0) - CARD_WIDTH), y: 0 }}
      allowEscapeViewBox={{ x: true, y: true }}
      isAnimationActive={false}
      cursor={{ stroke: "var(--border)" }}
    />
  );
}

function NamesAtEnd({ figures }: { readonly figures: CompareChartFigures }) {
  const area = usePlotArea();
  if (area === undefined) return null;
  const right = area.x + area.width;
  const frame = {
    left: area.x,
    right,
    top: area.y,
    bottom: area.y + area.height,
    names: right + NAMES_AFTER,
  };
  return <EndNames figures={figures} frame={frame} />;
}

/** The same small multiple to point at and to walk through with the arrow keys. Loaded only where it is opened. */
export function InteractiveCompareChart({
  figures,
  title,
  noData,
  onReady,
}: {
  readonly figures: CompareChartFigures;
  readonly title: string;
  readonly noData: string;
  readonly onReady: () => void;
}) {
  useEffect(onReady, [onReady]);
  const { lines, target, top, ticks, from, to } = figures;
  const room = roomOf(figures);
  const labels = new Map(legibleTicks(figures).map(({ day, label }) => [day, label] as const));
  const marks = new Map(ticks.map(({ value, label }) => [value, label] as const));
  const steps = stepsOf(lines);
  return (
    <div onKeyDown={(event) => leapToEnd(event, steps.length)}>
      <ResponsiveContainer width="100%" aspect={ASPECT} className="compare-chart">
        <ComposedChart
          data={[...steps]}
          margin={{ top: 14, right: room.names, bottom: 0, left: 0 }}
          aria-label={title}
        >
          <QuietLayers />
          <CartesianGrid vertical={false} stroke="var(--line-2)" />
          <XAxis
            dataKey="day"
            type="number"
            domain={[from, Math.max(to, from + 1)]}
            padding={{ left: COMPARE_PAD, right: COMPARE_PAD }}
            ticks={[...labels.keys()]}
            interval="preserveEnd"
            minTickGap={4}
            tickFormatter={(day: number) => labels.get(day) ?? ""}
            stroke="var(--muted)"
            tickLine={false}
            axisLine={false}
            fontSize={12}
          />
          <YAxis
            width={room.scale}
            domain={[0, top]}
            ticks={[...marks.keys()]}
            tickFormatter={(value: number) => marks.get(value) ?? ""}
            stroke="var(--muted)"
            tickLine={false}
            axisLine={false}
            fontSize={13}
          />
          <StepTooltip figures={figures} noData={noData} />
          <ReferenceLine y={target} stroke="var(--text)" strokeWidth={1.2} />
          {lines.flatMap((line) => {
            const { place, name } = line;
            const { stroke, dash } = lookOf(place);
            return runsOf(line).map((run, part) => (
              <Line
                key={`${place}-${part}`}
                name={name}
                dataKey={({ day }: CompareStep) => run.get(day)}
                connectNulls
                stroke={stroke}
                strokeWidth={2}
                strokeDasharray={dash ?? "none"}
                dot={({ key, cx, cy }) =>
                  cx === undefined || cy === undefined ? null : <Mark key={key} place={place} x={cx} y={cy} />
                }
                activeDot={false}
                isAnimationActive={false}
              />
            ));
          })}
          <NamesAtEnd figures={figures} />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
