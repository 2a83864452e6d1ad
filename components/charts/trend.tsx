import { linePath } from "@/components/charts/sparkline";
import { isHighTarget, type TrendChart } from "@/components/charts/trend-chart";
import { TrendEndLabels } from "@/components/charts/trend-end-labels";
import { TREND_FRAME } from "@/components/charts/trend-frame";

/** A wide picture has its labels at the right end; a narrow one, of a phone, above the lines. */
interface Frame {
  readonly width: number;
  readonly right: number;
  readonly labelsInside: boolean;
}

const WIDE: Frame = {
  width: TREND_FRAME.width,
  right: TREND_FRAME.width - TREND_FRAME.labels,
  labelsInside: false,
};
const NARROW: Frame = { width: 350, right: 336, labelsInside: true };

interface Scale {
  readonly right: number;
  readonly x: (day: number) => number;
  readonly y: (value: number) => number;
}

function scaleOf({ points, targetDay, path, top }: TrendChart, { right }: Frame): Scale {
  const first = Math.min(path?.day ?? targetDay, targetDay, ...points.map(({ day }) => day));
  const last = Math.max(targetDay, ...points.map(({ day }) => day));
  const span = Math.max(1, last - first);
  return {
    right,
    x: (day) => TREND_FRAME.left + ((day - first) / span) * (right - TREND_FRAME.left),
    y: (value) => TREND_FRAME.bottom - (Math.min(value, top) / top) * (TREND_FRAME.bottom - TREND_FRAME.top),
  };
}

function Grid({ chart, scale }: { readonly chart: TrendChart; readonly scale: Scale }) {
  return (
    <>
      {chart.ticks.map(({ value, label }) => (
        <g key={label}>
          <line
            x1={TREND_FRAME.left}
            x2={scale.right}
            y1={scale.y(value)}
            y2={scale.y(value)}
            stroke="var(--line-2)"
          />
          <text x={TREND_FRAME.left - 8} y={scale.y(value) + 4.5} textAnchor="end" className="axis-text">
            {label}
          </text>
        </g>
      ))}
      {chart.dayTicks.map(({ day, label }) => (
        <text
          key={label}
          x={scale.x(day)}
          y={TREND_FRAME.bottom + 20}
          textAnchor="middle"
          className="axis-text"
        >
          {label}
        </text>
      ))}
    </>
  );
}

/** Days on which the method changed: a thin line with the number of its note. */
function Notes({ chart, scale }: { readonly chart: TrendChart; readonly scale: Scale }) {
  return chart.notes.map(({ day, mark, words }) => (
    <g key={mark} className="trend-note">
      <title>{words}</title>
      <line
        x1={scale.x(day)}
        x2={scale.x(day)}
        y1={TREND_FRAME.top - 4}
        y2={TREND_FRAME.bottom}
        stroke="var(--border)"
        strokeWidth="1"
        strokeDasharray="1 3"
      />
      <text x={scale.x(day)} y={TREND_FRAME.top - 8} textAnchor="middle" className="axis-text">
        {mark}
      </text>
    </g>
  ));
}

function Forecast({ chart, scale }: { readonly chart: TrendChart; readonly scale: Scale }) {
  const last = chart.points.findLast(({ value }) => value !== null);
  if (chart.forecast === null || last === undefined || last.value === null) return null;
  const { central, low, high } = chart.forecast;
  const [x, y, end] = [scale.x(last.day), scale.y(last.value), scale.x(chart.targetDay)];
  return (
    <>
      <polygon
        points={`${x},${y} ${end},${scale.y(high)} ${end},${scale.y(low)}`}
        fill="var(--muted)"
        fillOpacity=".3"
        stroke="var(--muted)"
        strokeWidth=".75"
      />
      <line
        x1={x}
        y1={y}
        x2={end}
        y2={scale.y(central)}
        stroke="var(--muted)"
        strokeWidth="1.6"
        strokeDasharray="5 4"
      />
    </>
  );
}

/** The wide one alone, for a picture that leaves the page. */
export function WideTrend({ chart, title }: { readonly chart: TrendChart; readonly title: string }) {
  return <Picture chart={chart} title={title} frame={WIDE} className="trend trend-wide" />;
}

/** The trend of one target as a still picture: results, target, line due, forecast with its range. */
export function Trend({ chart, title }: { readonly chart: TrendChart; readonly title: string }) {
  return (
    <>
      <Picture chart={chart} title={title} frame={WIDE} className="trend trend-wide" />
      <Picture chart={chart} title={title} frame={NARROW} className="trend trend-narrow" />
    </>
  );
}

function Picture({
  chart,
  title,
  frame,
  className,
}: {
  readonly chart: TrendChart;
  readonly title: string;
  readonly frame: Frame;
  readonly className: string;
}) {
  const scale = scaleOf(chart, frame);
  const dots = chart.points.map(({ day, value }) =>
    value === null ? null : { x: scale.x(day), y: scale.y(value) },
  );
  return (
    <svg
      className={className}
      viewBox={`0 0 ${frame.width} ${TREND_FRAME.height}`}
      role="img"
      aria-label={title}
    >
      <Grid chart={chart} scale={scale} />
      <Notes chart={chart} scale={scale} />
      <Forecast chart={chart} scale={scale} />
      {chart.path === null ? null : (
        <line
          x1={scale.x(chart.path.day)}
          y1={scale.y(chart.path.value)}
          x2={scale.x(chart.targetDay)}
          y2={scale.y(chart.target)}
          stroke="var(--border)"
          strokeWidth="1.2"
          strokeDasharray="1.5 3.5"
        />
      )}
      <line
        x1={TREND_FRAME.left}
        x2={scale.right}
        y1={scale.y(chart.target)}
        y2={scale.y(chart.target)}
        stroke="var(--text)"
        strokeWidth="1.4"
      />
      <path d={linePath(dots)} fill="none" stroke={`var(--${chart.tone})`} strokeWidth="2.2" />
      {chart.points.map(({ day, value, name, label }) =>
        value === null ? null : (
          <circle
            key={name}
            cx={scale.x(day)}
            cy={scale.y(value)}
            r="4"
            fill={`var(--${chart.tone})`}
            stroke="var(--bg)"
          >
            <title>{`${name}: ${label}`}</title>
          </circle>
        ),
      )}
      {frame.labelsInside ? (
        <text
          x={TREND_FRAME.left + 2}
          y={scale.y(chart.target) + (isHighTarget(chart) ? 17 : -7)}
          className="end-text"
        >
          {chart.targetLabel}
        </text>
      ) : (
        <TrendEndLabels chart={chart} right={scale.right} bottom={TREND_FRAME.bottom} y={scale.y} />
      )}
    </svg>
  );
}
