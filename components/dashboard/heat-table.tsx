"use client";

import {
  type MouseEvent,
  type ReactNode,
  type RefObject,
  startTransition,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { gridArranger } from "@/components/dashboard/arrange-heat-grid";
import { orderQuery, sortedBy } from "@/components/dashboard/comparison-address";
import {
  type HeatFilterWords,
  HeatTableFilters,
  emptyFilters,
  readFilters,
} from "@/components/dashboard/heat-table-filters";
import { HeatTableRows } from "@/components/dashboard/heat-table-rows";
import { gatherCells, walkCells } from "@/components/dashboard/walk-heat-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { isPlainClick } from "@/components/ui/plain-click";
import { TextLink } from "@/components/ui/text-link";
import { useOnPaper } from "@/components/ui/use-on-paper";
import type { HeatGrid } from "@/lib/contracts/heat-grid";
import {
  HEAT_PAGE,
  HEAT_SHOWS,
  type HeatOrder,
  type HeatShow,
  type HeatUnits,
  SORT_BY_MET,
  SORT_BY_UNIT,
} from "@/lib/contracts/heat-table";
import { formatCount } from "@/lib/format/count";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";

/** Words the browser needs; the catalogues stay on the server. */
export interface HeatTableWords {
  readonly label: string;
  /** What the rows are called together. */
  readonly units: string;
  readonly shows: string;
  readonly show: Readonly<Record<HeatShow, string>>;
  readonly rows: string;
  /** Which rows can be asked for; none where there is no choice. */
  readonly rowChoices: readonly { readonly units: HeatUnits; readonly label: string }[];
  readonly columnUnit: string;
  readonly columnMet: string;
  readonly columnMetTitle: string;
  readonly columnMetOrder: string;
  readonly metOf: string;
  /** Where no target applies. */
  readonly metNone: string;
  readonly sortBy: string;
  readonly shownAll: string;
  readonly shownSome: string;
  readonly shownPart: string;
  readonly printedPart: string;
  readonly countOf: string;
  readonly clear: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly page: string;
  readonly previous: string;
  readonly next: string;
  readonly filters: HeatFilterWords;
}

/** The head of a target's column. */
export interface HeatHead {
  readonly code: string;
  readonly name: string;
  readonly title: string;
  /** What it asks of a unit in the rows. */
  readonly asked: string;
}

interface Props {
  /** Every unit, or those of the page where `source` has the rest. */
  readonly grid: HeatGrid;
  /** Address of the whole grid where only a page of it came along. */
  readonly source: string | null;
  /** How many units the address asks for, on this page or another. */
  readonly found: number;
  /** How many there are. */
  readonly all: number;
  readonly order: HeatOrder;
  readonly path: string;
  /** Period, plan and lens. */
  readonly view: Readonly<Record<string, string>>;
  /** The form that chooses them, which must keep what the address says about the rows. */
  readonly pickerId: string;
  readonly heads: readonly HeatHead[];
  readonly pillars: readonly { readonly name: string; readonly columns: number }[];
  readonly heading: ReactNode;
  readonly note: ReactNode;
  readonly words: HeatTableWords;
  readonly locale: Locale;
}

const ADDRESS_PAUSE_MS = 200;
const NO_FILTER = {
  name: "",
  province: null,
  failingAtLeast: 0,
  target: null,
  status: null,
  page: 1,
} as const;

const addressOf = ({ path, view }: Props, order: HeatOrder): string =>
  `${path}?${new URLSearchParams({ ...view, ...orderQuery(order) })}`;

const isFiltered = ({ name, province, failingAtLeast, status }: HeatOrder): boolean =>
  name !== "" || province !== null || failingAtLeast > 0 || status !== null;

/** Only a long table on a screen has pages, and only where all of its rows are at hand it can do without. */
const pageSize = ({ units }: HeatOrder, isOnPaper: boolean): number =>
  units === "districts" && !isOnPaper ? HEAT_PAGE : Number.MAX_SAFE_INTEGER;

/** At hand, or fetched when the page has been drawn. `failed`: the server goes on answering alone. */
type WholeGrid = HeatGrid | "coming" | "failed";

function useWholeGrid({ grid, source }: Props): WholeGrid {
  const [whole, setWhole] = useState<WholeGrid>(source === null ? grid : "coming");
  useEffect(() => {
    if (source === null) return;
    const stop = new AbortController();
    const ask = async () => {
      const answer = await fetch(source, { signal: stop.signal });
      const fetched = answer.ok ? ((await answer.json()) as HeatGrid) : "failed";
      startTransition(() => setWhole(fetched));
    };
    ask().catch(() => {
      if (!stop.signal.aborted) setWhole("failed");
    });
    return () => stop.abort();
  }, [source]);
  return whole;
}

const saysSame = (order: HeatOrder, typed: ReturnType<typeof readFilters>): boolean =>
  Object.entries(typed).every(([name, value]) => order[name as keyof typeof typed] === value);

/** What the fields said before the script came, and what is chosen after: kept in the address. */
function useOrder(props: Props, form: RefObject<HTMLFormElement | null>) {
  const [order, setOrder] = useState(props.order);
  // The fields keep their own text: everything else may follow when there is time.
  const choose = (changed: Partial<HeatOrder>) =>
    startTransition(() => setOrder((now) => ({ ...now, page: 1, ...changed })));
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (form.current === null) return;
      const typed = readFilters(form.current);
      setOrder((now) => (saysSame(now, typed) ? now : { ...now, ...typed, page: 1 }));
    });
    return () => cancelAnimationFrame(frame);
  }, [form]);
  const address = addressOf(props, order);
  const first = useRef(address);
  useEffect(() => {
    if (address === first.current) return;
    const timer = setTimeout(() => {
      first.current = "";
      window.history.replaceState(null, "", address);
    }, ADDRESS_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [address]);
  return { order, choose };
}

/** What to call for a link followed while the rows were coming: when they do not come, the server answers it. */
function useServerAsSubstitute(whole: WholeGrid, address: string): () => void {
  const isFollowed = useRef(false);
  useEffect(() => {
    if (whole === "failed" && isFollowed.current) window.location.assign(address);
  }, [whole, address]);
  return () => {
    isFollowed.current = whole === "coming";
  };
}

/** Places of the grid to be drawn, and of how many. */
function useShown(props: Props, whole: WholeGrid, chosen: HeatOrder) {
  const isOnPaper = useOnPaper() && typeof whole !== "string";
  const { grid: first, heads, found } = props;
  // Until then the rows are those the address asked for.
  const order = typeof whole === "string" ? props.order : chosen;
  const targets = useMemo(() => heads.map(({ code }) => code), [heads]);
  const grid = typeof whole === "string" ? first : whole;
  const arranger = useMemo(() => gridArranger(grid, targets), [grid, targets]);
  const places = useMemo(
    () => (typeof whole === "string" ? grid.codes.map((_, at) => at).slice(1) : arranger.arrange(order)),
    [whole, grid, arranger, order],
  );
  const size = pageSize(order, isOnPaper);
  const count = typeof whole === "string" ? found : places.length;
  const pages = Math.max(1, Math.ceil(count / size));
  const page = Math.min(order.page, pages);
  const listed = useMemo(
    () => (typeof whole === "string" ? places : places.slice((page - 1) * size, page * size)),
    [whole, places, page, size],
  );
  return { order, grid, targets, listed, count, page, pages, from: (page - 1) * size };
}

/**
 * Units × targets, filtered, sorted and paged in the browser by the rules of the server, which draws the same for the
 * same address: without JavaScript its links and its form ask for it.
 */
export function HeatTable(props: Props) {
  const { words, locale, all, path, view, pickerId } = props;
  const form = useRef<HTMLFormElement>(null);
  const region = useRef<HTMLDivElement>(null);
  const whole = useWholeGrid(props);
  const { order, choose } = useOrder(props, form);
  const shown = useShown(props, whole, order);
  const noteFollowed = useServerAsSubstitute(whole, addressOf(props, order));

  /** Follows a link here, at once or when the rows have come; anything but a plain click is the browser's. */
  const follow = (changed: Partial<HeatOrder>) => (event: MouseEvent) => {
    if (whole === "failed" || !isPlainClick(event)) return;
    event.preventDefault();
    noteFollowed();
    choose(changed);
    region.current?.scrollTo({ top: 0 });
  };
  const stepBy = (step: number) => (event: MouseEvent) => {
    const page = shown.page + step;
    follow({ page })(event);
    // At either end the link that was pressed goes away.
    if (event.defaultPrevented && (page === 1 || page === shown.pages)) region.current?.focus();
  };
  const clear = (
    <TextLink
      href={addressOf(props, { ...order, ...NO_FILTER })}
      keepsPlace
      onClick={(event) => {
        // As with what is typed: rows that are still coming come unfiltered.
        if (whole === "failed" || form.current === null || !isPlainClick(event)) return;
        event.preventDefault();
        choose(NO_FILTER);
        region.current?.scrollTo({ top: 0 });
        emptyFilters(form.current);
      }}
    >
      {words.clear}
    </TextLink>
  );
  const isWhole = shown.pages === 1 && shown.count === all;
  const stepTo = (page: number) =>
    page < 1 || page > shown.pages ? null : addressOf(props, { ...order, page });
  const { name, province, failing, target, status, page, ...hidden } = orderQuery(order);
  return (
    <>
      <div className="section-head heat-head">
        {props.heading}
        <Options {...props} order={order} />
      </div>
      {props.note}
      <HeatTableFilters
        form={form}
        action={path}
        hidden={Object.entries({ ...view, ...hidden })}
        order={order}
        words={words.filters}
        hasButton={whole === "failed"}
        onChange={choose}
      />
      {Object.entries(orderQuery({ ...order, page: 1 })).map(([key, value]) => (
        <input key={key} type="hidden" form={pickerId} name={key} value={value} />
      ))}
      <p className={isWhole ? "small link-row heat-shown no-print" : "small link-row heat-shown"}>
        <span role="status">{shownWords(shown, { words, all, locale })}</span>
        {shown.pages === 1 ? null : <span className="on-paper">{partWords(shown, words, locale)}</span>}
        {isFiltered(order) ? clear : null}
      </p>
      {shown.count === 0 ? (
        <EmptyState title={words.emptyTitle} text={words.emptyText}>
          {clear}
        </EmptyState>
      ) : (
        <div
          ref={region}
          className="heat-scroll"
          role="region"
          aria-label={words.label}
          aria-busy={whole === "coming" && order !== props.order}
          tabIndex={0}
          onFocus={(event) => gatherCells(event.currentTarget)}
          onKeyDown={walkCells}
        >
          <table className={`heat heat-${order.show}`}>
            <caption className="sr-text">{words.label}</caption>
            <Head {...props} order={shown.order} follow={follow} />
            <HeatTableRows
              grid={shown.grid}
              targets={shown.targets}
              view={new URLSearchParams(view).toString()}
              places={shown.listed}
              metOf={words.metOf}
              metNone={words.metNone}
            />
          </table>
        </div>
      )}
      <Pager
        label={fill(words.page, {
          page: formatCount(shown.page, locale),
          pages: formatCount(shown.pages, locale),
        })}
        previous={stepTo(shown.page - 1)}
        next={stepTo(shown.page + 1)}
        words={words}
        onStep={stepBy}
      />
    </>
  );
}

function shownWords(
  { count, from, listed, pages }: ReturnType<typeof useShown>,
  { words, all, locale }: Pick<Props, "words" | "all" | "locale">,
): string {
  const [shown, whole] = [formatCount(count, locale), formatCount(all, locale)];
  const { units } = words;
  if (pages === 1)
    return count === all
      ? fill(words.shownAll, { all: whole, units })
      : fill(words.shownSome, { shown, all: whole, units });
  return fill(words.shownPart, {
    from: formatCount(from + 1, locale),
    to: formatCount(from + listed.length, locale),
    count: count === all ? whole : fill(words.countOf, { shown, all: whole }),
    units,
  });
}

/** For a sheet of one page out of several: printed before the rest has come, or without scripts. */
const partWords = (
  { page, pages, count }: ReturnType<typeof useShown>,
  words: HeatTableWords,
  locale: Locale,
): string =>
  fill(words.printedPart, {
    page: formatCount(page, locale),
    pages: formatCount(pages, locale),
    count: formatCount(count, locale),
    units: words.units,
  });

interface Ordered extends Props {
  readonly order: HeatOrder;
}

function Options(props: Ordered) {
  const { words, order } = props;
  return (
    <div className="aside heat-options no-print">
      {words.rowChoices.length === 0 ? null : (
        <ul aria-label={words.rows}>
          <li className="muted" aria-hidden="true">
            {words.rows}
          </li>
          {words.rowChoices.map(({ units, label }) => (
            <li key={units}>
              <TextLink
                href={addressOf(props, { ...order, units, province: null, page: 1 })}
                aria-current={order.units === units ? "true" : undefined}
                keepsPlace
              >
                {label}
              </TextLink>
            </li>
          ))}
        </ul>
      )}
      <ul aria-label={words.shows}>
        <li className="muted" aria-hidden="true">
          {words.shows}
        </li>
        {HEAT_SHOWS.map((show) => (
          <li key={show}>
            <TextLink
              href={addressOf(props, { ...order, show, page: 1 })}
              aria-current={order.show === show ? "true" : undefined}
              keepsPlace
            >
              {words.show[show]}
            </TextLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Headed extends Ordered {
  readonly follow: (changed: Partial<HeatOrder>) => (event: MouseEvent) => void;
}

function Head(props: Headed) {
  const { heads, pillars, words } = props;
  return (
    <thead>
      <tr className="groups">
        <td colSpan={2} />
        {pillars.map(({ name, columns }) => (
          <th key={name} colSpan={columns} scope="colgroup">
            <span>{name}</span>
          </th>
        ))}
      </tr>
      <tr>
        <SortHead {...props} sort={SORT_BY_UNIT} name={words.columnUnit} />
        <SortHead
          {...props}
          sort={SORT_BY_MET}
          name={words.columnMet}
          title={words.columnMetTitle}
          asked={words.columnMetOrder}
        />
        {heads.map(({ code, ...head }) => (
          <SortHead key={code} {...props} sort={code} {...head} />
        ))}
      </tr>
    </thead>
  );
}

function SortHead({
  sort,
  name,
  title,
  asked,
  ...props
}: Headed & {
  readonly sort: string;
  readonly name: string;
  readonly title?: string;
  readonly asked?: string;
}) {
  const { order, words, follow } = props;
  const isSorted = order.sort === sort;
  const isRising = order.direction === "asc";
  const sorted = sortedBy(order, sort);
  return (
    <th scope="col" aria-sort={isSorted ? (isRising ? "ascending" : "descending") : undefined}>
      <TextLink href={addressOf(props, sorted)} title={title} keepsPlace onClick={follow(sorted)}>
        <span id={`heat-${sort}`}>{name}</span>
        {isSorted ? <span aria-hidden="true">{isRising ? "\u00a0↑" : "\u00a0↓"}</span> : null}
        <span className="sr-text">, {words.sortBy}</span>
      </TextLink>
      {asked ? <span className="asked">{asked}</span> : null}
    </th>
  );
}
