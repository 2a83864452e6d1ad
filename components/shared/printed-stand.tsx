import { Unbroken } from "@/components/ui/unbroken";
import type { ViewChoice } from "@/lib/contracts/unit-overview";
import type { Lens } from "@/lib/domain/observations/observation";
import type { Level } from "@/lib/domain/units/unit";
import { formatDay, formatMoment } from "@/lib/format/day";
import { planName } from "@/lib/format/plan-name";
import { unitHeading, unitNameTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** What the sheets of one page show; the parts a page does not choose are left out. */
export interface SheetSubject {
  /** The unit with those above it from the top, or a title where the page is of no single unit. */
  readonly places: readonly string[];
  readonly period?: string;
  readonly view?: ViewChoice;
  readonly lens?: Lens | null;
}

interface PlacedUnit {
  readonly unit: { readonly level: Level; readonly name: string; readonly type: string };
  readonly breadcrumb: readonly { readonly name: string }[];
}

/** The unit of a page with those above it, from the top. */
export function placesOf({ unit, breadcrumb }: PlacedUnit, locale: Locale): readonly string[] {
  const { terms } = messages(locale);
  return [
    ...breadcrumb.map(({ name }, place) => (place === 0 ? terms.country : unitNameTitle(name, locale))),
    unitHeading(unit, locale),
  ];
}

/** A page of one unit in one view. */
export function subjectOf(facts: PlacedUnit & { readonly view: ViewChoice }, locale: Locale): SheetSubject {
  return { places: placesOf(facts, locale), view: facts.view };
}

function periodWords({ period, view }: SheetSubject, locale: Locale): readonly string[] {
  if (view === undefined) return period === undefined ? [] : [period];
  const { printed } = messages(locale);
  const { name, cutoff } = view.period;
  return [
    fill(printed.period, { period: name[locale], day: formatDay(cutoff, locale) }),
    planName(view.plan, locale),
  ];
}

/**
 * Head of every sheet, on paper only: of what it is, for whom and when it was made, whether it is approved. The foot of
 * the sheets that follow says it in short (components/shell/running-foot.tsx).
 */
export function PrintedStand({
  subject,
  reader,
  at,
  locale,
}: {
  readonly subject: SheetSubject;
  readonly reader: string;
  /** ISO time at which the page was made, which may be earlier than it is printed. */
  readonly at: string;
  readonly locale: Locale;
}) {
  const { printed, terms } = messages(locale);
  const { places, period, view } = subject;
  const lens = subject.lens ?? view?.lens;
  const state = lens && (lens === "approved" ? terms.lensApprovedShort : terms.lensProvisionalShort);
  const foot = [places.at(-1), view?.period.name[locale] ?? period, state];
  return (
    <div className="printed-stand" data-running-foot={foot.filter(Boolean).join(" · ")}>
      <p>
        <b>{places.join(" › ")}</b>
        {periodWords(subject, locale).map((words) => (
          <span key={words}>
            {" · "}
            <Unbroken text={words} />
          </span>
        ))}
      </p>
      <p>
        {fill(printed.made, { moment: formatMoment(at, locale), reader })}
        {state ? fill(printed.state, { state }) : null}
      </p>
    </div>
  );
}
