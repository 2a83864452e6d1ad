import { CopyList } from "@/components/exports/copy-list";
import { exportAddress } from "@/components/exports/export-address";
import { TableRegion } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import type { ExportPage } from "@/lib/contracts/export-page";
import type { UnitNotMeeting } from "@/lib/contracts/units-not-meeting";
import { formatCount } from "@/lib/format/count";
import { shortName } from "@/lib/format/indicator-name";
import { type Bar, formatShare } from "@/lib/format/percent";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** The units that keep a target from being met, to read, to copy, and to walk to. */
export function NotMeetingList({
  page: { order, targets },
  list,
  locale,
}: {
  readonly page: ExportPage;
  readonly list: NonNullable<ExportPage["list"]>;
  readonly locale: Locale;
}) {
  const { exportsPage: words, exportFile: heads } = messages(locale);
  const target = targets.find(({ code }) => code === order.indicator);
  const count = formatCount(list.count, locale);
  const title = fill(words.listTitle, {
    target: target === undefined ? "" : shortName(target, locale),
    count,
  });
  const view = new URLSearchParams({ period: order.period, plan: order.plan, lens: order.lens });
  return (
    <section aria-labelledby="not-meeting">
      <div className="section-head">
        <h2 id="not-meeting">{title}</h2>
        {list.count === 0 ? null : (
          <CopyList
            address={exportAddress(order, "json", locale)}
            words={{ copy: words.copy, copied: fill(words.copied, { count }), failed: words.copyFailed }}
          />
        )}
      </div>
      {list.count === 0 ? <p>{words.listEmpty}</p> : null}
      {list.units.length < list.count ? (
        <p className="section-note">
          {fill(words.listShown, { shown: formatCount(list.units.length, locale), count })}
        </p>
      ) : null}
      {list.count === 0 ? null : (
        <TableRegion label={title}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{heads.code}</th>
                <th scope="col">{heads.name}</th>
                <th scope="col">{heads.district}</th>
                <th scope="col">{heads.province}</th>
                <th scope="col">{heads.outcome}</th>
                <th scope="col" className="num">
                  {heads.result}
                </th>
                <th scope="col">{heads.reason}</th>
              </tr>
            </thead>
            <tbody>
              {list.units.map((found) => (
                <Row
                  key={found.unit.code}
                  bar={list.bar}
                  found={found}
                  href={`/units/${found.unit.code}?${view}`}
                  locale={locale}
                />
              ))}
            </tbody>
          </table>
        </TableRegion>
      )}
    </section>
  );
}

function Row({
  found,
  href,
  bar,
  locale,
}: {
  readonly bar: Bar;
  readonly found: UnitNotMeeting;
  readonly href: string;
  readonly locale: Locale;
}) {
  const { exportFile: words } = messages(locale);
  const { unit, district, province, outcome, reasons } = found;
  return (
    <tr>
      <td>{unit.code}</td>
      <th scope="row">
        <TextLink href={href}>{unit.name}</TextLink>
      </th>
      <td>{district?.name}</td>
      <td>{province?.name}</td>
      <td>{words.outcomes[outcome]}</td>
      <td className="num">{resultText(found, bar, locale)}</td>
      <td>{reasons.map((reason) => words.reasons[reason]).join("; ")}</td>
    </tr>
  );
}

function resultText({ numerator, denominator, count }: UnitNotMeeting, bar: Bar, locale: Locale): string {
  if (count !== null) return formatCount(count, locale);
  const share = formatShare(numerator, denominator, locale, bar);
  if (share === null || numerator === null || denominator === null) return "";
  return `${share} (${formatCount(numerator, locale)}/${formatCount(denominator, locale)})`;
}
