import { Fragment } from "react";
import { childrenNoun } from "@/components/dashboard/children-noun";
import { indicatorAddress } from "@/components/dashboard/indicator-address";
import { wordedUnit } from "@/components/dashboard/indicator-words";
import { changeWords, resultWords, shortfallWords } from "@/components/dashboard/target-words";
import { StatusChip } from "@/components/shared/status-chip";
import { TableRegion } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import type { IndicatorPage, IndicatorUnit } from "@/lib/contracts/indicator-page";
import { formatCount } from "@/lib/format/count";
import { shortName } from "@/lib/format/indicator-name";
import { periodInSentence } from "@/lib/format/period-name";
import { unitTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Shown {
  readonly page: IndicatorPage;
  readonly locale: Locale;
}

/** The units below by this one target, worst first. */
export function IndicatorUnits({ page, locale }: Shown) {
  const { indicatorPage } = messages(locale);
  const { units } = page;
  const count = units?.length ?? 0;
  const valued = units?.filter(({ score }) => score.value !== null).length ?? 0;
  const title =
    count === 0
      ? indicatorPage.viewUnits
      : fill(valued > 1 ? indicatorPage.unitsTitle : indicatorPage.unitsTitlePlain, {
          count: formatCount(count, locale),
          units: childrenNoun(page, locale, count),
        });
  return (
    <section aria-labelledby="units">
      <div className="section-head">
        <h2 id="units">{title}</h2>
      </div>
      {units !== null && units.length > 0 ? (
        <UnitTable
          page={page}
          units={units}
          caption={`${shortName(page.indicator, locale)}: ${title}`}
          locale={locale}
        />
      ) : (
        <p className="muted section-note">{emptyWords(page, locale)}</p>
      )}
    </section>
  );
}

function emptyWords({ unit, units }: IndicatorPage, locale: Locale): string {
  const { indicatorPage } = messages(locale);
  if (unit.level === "commune") return indicatorPage.unitsNoneCommune;
  return units === null ? indicatorPage.unitsHidden : indicatorPage.unitsNone;
}

function UnitTable({
  page,
  units,
  caption,
  locale,
}: Shown & { readonly units: readonly IndicatorUnit[]; readonly caption: string }) {
  const { dashboard, indicatorPage } = messages(locale);
  const previous = units.find((each) => each.previous !== null)?.previous ?? null;
  const isOwn = units.every(({ score }) => score.ownOnlySubject);
  return (
    <TableRegion label={caption}>
      <table className="table indicator-units">
        <caption className="sr-text">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{indicatorPage.columnUnit}</th>
            <th scope="col" aria-sort="ascending">
              {indicatorPage.columnValue}
            </th>
            <th scope="col">{indicatorPage.columnStatus}</th>
            {isOwn ? null : <th scope="col">{indicatorPage.columnGap}</th>}
            <th scope="col">
              {previous === null
                ? indicatorPage.columnChangePlain
                : fill(indicatorPage.columnChange, { period: periodInSentence(previous.name, locale) })}
            </th>
            {isOwn ? null : <th scope="col">{indicatorPage.columnCoverage}</th>}
          </tr>
        </thead>
        <tbody>
          {units.map((each) => {
            const worded = wordedUnit(page, each, locale);
            const { main, beside, below } = resultWords(worded);
            const { code, name } = each.unit;
            return (
              <tr key={code}>
                <th scope="row">
                  <TextLink href={indicatorAddress(page.indicator.code, code, page.view)}>
                    {unitTitle({ name, type: each.type }, locale)}
                  </TextLink>
                </th>
                <td className="result">
                  {each.score.value === null ? <span className="muted">{main}</span> : <b>{main}</b>}{" "}
                  {beside === null ? null : <span className="muted">{beside}</span>}
                </td>
                <td>
                  <StatusChip
                    status={each.score.status}
                    ownOnlySubject={each.score.ownOnlySubject}
                    locale={locale}
                  />
                </td>
                {isOwn ? null : (
                  <td className="nowrap">
                    {each.score.shortfall === 0 ? (
                      <span className="muted">{dashboard.gapNone}</span>
                    ) : (
                      shortfallWords(worded)
                    )}
                  </td>
                )}
                <td className="nowrap">{changeWords(worded)}</td>
                {isOwn ? null : (
                  <td className="muted small coverage">
                    <Statements text={below} />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableRegion>
  );
}

/** What is said of the figures, to be broken only between one statement and the next. */
function Statements({ text }: { readonly text: string }) {
  return text.split(/(?<=;) /u).map((statement, place) => (
    <Fragment key={statement}>
      {place === 0 ? "" : " "}
      <span>{statement}</span>
    </Fragment>
  ));
}
