"use client";

import { useEffect, useSyncExternalStore } from "react";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  usePlotArea,
  XAxis,
  YAxis,
} from "recharts";
import { leapToEnd } from "@/components/charts/leap-to-end";
import { QuietLayers } from "@/components/charts/quiet-layers";
import { isHighTarget, type TrendChart } from "@/components/charts/trend-chart";
import { TrendEndLabels } from "@/components/charts/trend-end-labels";
import { TREND_FRAME } from "@/components/charts/trend-frame";
import type { TrendSeries } from "@/components/charts/trend-series";

/** The shape of the still picture, so that nothing moves when this one takes its place. */
const ASPECT = TREND_FRAME.width / TREND_FRAME.height;
/** As the style sheet has it: below this the narrow picture stands, with its label above the lines. */
const NARROW = "(max-width: 600px)";

interface Step {
  readonly day: number;
  readonly name: string;
  readonly label: string;
  readonly value: number | null;
  readonly due: string | null;
  readonly range: string | null;
  readonly path: number | null;
  readonly forecast: number | null;
  readonly band: readonly [number, number] | null;
}

function stepsOf({ points, path, target, targetDay, forecast }: TrendChart): readonly Step[] {
  const pathAt = (day: number) =>
    path === null || day < path.day
      ? null
      : path.value + ((target - path.value) * (day - path.day)) / Math.max(1, targetDay - path.day);
  const lastDay = points.findLast(({ value }) => value !== null)?.day;
  const steps = points.map(({ day, name, label, value, due }): Step => {
    const starts = forecast !== null && day === lastDay && value !== null;
    return {
      day,
      name,
      label,
      value,
      due,
      range: null,
      path: pathAt(day),
      forecast: starts ? value : null,
      band: starts ? [value, value] : null,
    };
  });
  if (points.some(({ day }) => day >= targetDay)) return steps;
  return [
    ...steps,
    {
      day: targetDay,
      name: "",
      label: forecast?.label ?? "",
      value: null,
      due: null,
      range: forecast === null ? null : `${forecast.bandLabel}: ${forecast.rangeLabel}`,
      path: pathAt(targetDay),
      forecast: forecast?.central ?? null,
      band: forecast === null ? null : [forecast.low, forecast.high],
    },
  ];
}

function StepCard({
  active,
  payload,
  shown,
}: {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: Step }[];
  readonly shown: ReadonlySet<TrendSeries>;
}) {
  const step = active ? payload?.[0]?.payload : undefined;
  const isTold = step !== undefined && step.label !== "";
  const due = shown.has("path") ? step?.due : null;
  return (
    <>
      {/* The region stays, so that screen readers tell what appears in it; in pieces it would be said in pieces. */}
      <div role="status" className="sr-text">
        {isTold
          ? [[step.name, step.label].filter(Boolean).join(" "), due, step.range].filter(Boolean).join("; ")
          : null}
      </div>
      {isTold ? (
        <div className="trend-card" aria-hidden="true">
          {step.name ? <span className="muted">{step.name} </span> : null}
          <b>{step.label}</b>
          {due ? <div className="muted">{due}</div> : null}
          {step.range === null ? null : <div className="muted">{step.range}</div>}
        </div>
      ) : null}
    </>
  );
}

function useNarrow(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const query = window.matchMedia(NARROW);
      query.addEventListener("change", onChange);
      return () => query.removeEventListener("change", onChange);
    },
    () => window.matchMedia(NARROW).matches,
  );
}

function LabelsAtEnd({
  chart,
}: {
  readonly chart: Pick<TrendChart, "target" | "targetLabel" | "forecast" | "top">;
}) {
  const area = usePlotArea();
  if (area === undefined) return null;
  const bottom = area.y + area.height;
  const y = (value: number) => bottom - (Math.min(value, chart.top) / chart.top) * area.height;
  return <TrendEndLabels chart={chart} right={area.x + area.width} bottom={bottom} y={y} />;
}

/** The same trend to point at and to walk through with the arrow keys. Loaded only where it is opened. */
export function InteractiveTrend({
  chart,
  title,
  shown,
  onReady,
}: {
  readonly chart: TrendChart;
  readonly title: string;
  /** Series beside the result that are drawn. */
  readonly shown: ReadonlySet<TrendSeries>;
  readonly onReady: () => void;
}) {
  useEffect(onReady, [onReady]);
  const isNarrow = useNarrow();
  const drawn = shown.has("forecast") ? chart : { ...chart, forecast: null };
  const steps = stepsOf(drawn);
  const labelOf = (list: readonly { label: string }[], at: number) => list[at]?.label ?? "";
  return (
    <div onKeyDown={(event) => leapToEnd(event, steps.length)}>
      <ResponsiveContainer width="100%" {...(isNarrow ? { height: TREND_FRAME.height } : { aspect: ASPECT })}>
        <ComposedChart
          data={[...steps]}
          margin={{ top: TREND_FRAME.top, right: isNarrow ? 16 : TREND_FRAME.labels, bottom: 0, left: 0 }}
          title={title}
        >
          <QuietLayers />
          <CartesianGrid vertical={false} stroke="var(--line-2)" />
          <XAxis
            dataKey="day"
            type="number"
            domain={["dataMin", "dataMax"]}
            ticks={chart.dayTicks.map(({ day }) => day)}
            tickFormatter={(day: number) =>
              labelOf(
                chart.dayTicks,
                chart.dayTicks.findIndex((tick) => tick.day === day),
              )
            }
            stroke="var(--muted)"
            tickLine={false}
            axisLine={false}
            fontSize={13}
            height={TREND_FRAME.height - TREND_FRAME.bottom}
          />
          <YAxis
            width={TREND_FRAME.left}
            domain={[0, chart.top]}
            ticks={chart.ticks.map(({ value }) => value)}
            tickFormatter={(value: number) =>
              labelOf(
                chart.ticks,
                chart.ticks.findIndex((tick) => tick.value === value),
              )
            }
            stroke="var(--muted)"
            tickLine={false}
            axisLine={false}
            fontSize={13}
          />
          <Tooltip
            content={<StepCard shown={shown} />}
            isAnimationActive={false}
            cursor={{ stroke: "var(--border)" }}
          />
          {chart.notes.map(({ day, mark }) => (
            <ReferenceLine
              key={mark}
              x={day}
              stroke="var(--border)"
              strokeDasharray="1 3"
              label={{ value: mark, position: "top", fill: "var(--muted)", fontSize: 13 }}
            />
          ))}
          {shown.has("forecast") ? (
            <Area
              dataKey="band"
              stroke="var(--muted)"
              strokeWidth={0.75}
              fill="var(--muted)"
              fillOpacity={0.3}
              isAnimationActive={false}
              activeDot={false}
            />
          ) : null}
          {shown.has("path") ? (
            <Line
              dataKey="path"
              stroke="var(--border)"
              strokeDasharray="1.5 3.5"
              dot={false}
              activeDot={false}
              isAnimationActive={false}
            />
          ) : null}
          {shown.has("forecast") ? (
            <Line
              dataKey="forecast"
              stroke="var(--muted)"
              strokeDasharray="5 4"
              dot={false}
              isAnimationActive={false}
            />
          ) : null}
          <ReferenceLine
            y={chart.target}
            stroke="var(--text)"
            strokeWidth={1.4}
            {...(isNarrow
              ? {
                  label: {
                    value: chart.targetLabel,
                    // Above the line, unless the numbers of the notes stand there.
                    position: isHighTarget(chart) ? "insideTopLeft" : "insideBottomLeft",
                    fill: "var(--text)",
                    fontSize: 13,
                  },
                }
              : {})}
          />
          {isNarrow ? null : <LabelsAtEnd chart={drawn} />}
          <Line
            dataKey="value"
            stroke={`var(--${chart.tone})`}
            strokeWidth={2.2}
            dot={{ r: 4, fill: `var(--${chart.tone})`, stroke: "var(--bg)" }}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
