import type { ReactNode } from "react";
import { LineSample } from "@/components/charts/compare-marks";
import { comparedTitle, namedUnits } from "@/components/dashboard/compare-words";
import { compareAddress } from "@/components/shared/compare-address";
import { Button } from "@/components/ui/button";
import { SubmittingForm } from "@/components/ui/submitting-form";
import { TextLink } from "@/components/ui/text-link";
import { MOST_TARGETS, MOST_UNITS, type UnitComparison } from "@/lib/contracts/compare";
import { shortName } from "@/lib/format/indicator-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Shown {
  readonly comparison: UnitComparison;
  readonly locale: Locale;
}

const unitCodes = ({ units }: UnitComparison) => units.map(({ code }) => code);
const targetCodes = ({ targets }: UnitComparison) => targets.map(({ indicator }) => indicator.code);

/** What the address says, to be kept by a form or a link that changes one thing of it. */
export const comparedQuery = (comparison: UnitComparison): Readonly<Record<string, string>> => ({
  units: unitCodes(comparison).join(","),
  targets: targetCodes(comparison).join(","),
});

/** Which units and targets are compared: a link removes one, a form adds one. */
export function ComparePickers({ comparison, locale }: Shown) {
  const { compare } = messages(locale);
  return (
    <div className="compare-pickers" role="group" aria-label={compare.chosen}>
      <PickerLine label={compare.units}>
        <ChosenUnits comparison={comparison} locale={locale} />
        <UnitForm comparison={comparison} locale={locale} />
      </PickerLine>
      <PickerLine label={compare.targets}>
        <ChosenTargets comparison={comparison} locale={locale} />
        <TargetForm comparison={comparison} locale={locale} />
      </PickerLine>
    </div>
  );
}

function PickerLine({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="compare-line">
      <span className="small muted">{label}</span>
      {children}
    </div>
  );
}

function ChosenUnits({ comparison, locale }: Shown) {
  const { view } = comparison;
  const codes = unitCodes(comparison);
  return namedUnits(comparison.units, locale).map(({ unit, place, title }) => (
    <Chosen
      key={unit.code}
      name={title}
      href={compareAddress(
        codes.filter((code) => code !== unit.code),
        view,
        targetCodes(comparison),
      )}
      locale={locale}
    >
      <LineSample place={place} />
    </Chosen>
  ));
}

function ChosenTargets({ comparison, locale }: Shown) {
  const { view, targets } = comparison;
  const codes = targetCodes(comparison);
  return targets.map(({ indicator }) => (
    <Chosen
      key={indicator.code}
      name={shortName(indicator, locale)}
      href={compareAddress(
        unitCodes(comparison),
        view,
        codes.filter((code) => code !== indicator.code),
      )}
      locale={locale}
    />
  ));
}

function Chosen({
  name,
  href,
  locale,
  children,
}: {
  readonly name: string;
  readonly href: string;
  readonly locale: Locale;
  readonly children?: ReactNode;
}) {
  const { compare } = messages(locale);
  return (
    <span className="chosen">
      {children}
      {name}
      <TextLink href={href} aria-label={fill(compare.remove, { name })} className="no-print">
        ✕
      </TextLink>
    </span>
  );
}

function Kept({ comparison }: { readonly comparison: UnitComparison }) {
  const { view } = comparison;
  const kept = { ...comparedQuery(comparison), period: view.period.code, lens: view.lens };
  return Object.entries(kept).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

function UnitForm({ comparison, locale }: Shown) {
  const { compare } = messages(locale);
  if (comparison.units.length >= MOST_UNITS)
    return <Full text={fill(compare.mostUnits, { count: String(MOST_UNITS) })} />;
  return (
    <form
      className="compare-form no-print"
      method="get"
      action="/compare"
      data-soft="keep"
      role="search"
      aria-label={compare.addUnit}
    >
      <Kept comparison={comparison} />
      <label className="sr-text" htmlFor="add">
        {compare.addUnit}
      </label>
      <input
        key={comparedQuery(comparison).units}
        id="add"
        name="add"
        className="input"
        list="units-to-add"
        required
        maxLength={80}
        autoComplete="off"
        placeholder={`${compare.addUnit}: ${compare.addUnitHint}`}
      />
      <datalist id="units-to-add">
        {comparison.choices.units.map((unit) => (
          <option key={unit.code} value={`${comparedTitle(unit, locale)} (${unit.code})`} />
        ))}
      </datalist>
      <Button>{compare.add}</Button>
    </form>
  );
}

function TargetForm({ comparison, locale }: Shown) {
  const { compare } = messages(locale);
  const { targets } = comparison.choices;
  if (comparison.targets.length >= MOST_TARGETS)
    return <Full text={fill(compare.mostTargets, { count: String(MOST_TARGETS) })} />;
  if (targets.length === 0) return null;
  return (
    <SubmittingForm
      className="compare-form no-print"
      method="get"
      action="/compare"
      role="search"
      aria-label={compare.addTarget}
    >
      <Kept comparison={comparison} />
      <label className="sr-text" htmlFor="addTarget">
        {compare.addTarget}
      </label>
      <select
        key={comparedQuery(comparison).targets}
        id="addTarget"
        name="addTarget"
        className="input"
        required
        defaultValue=""
      >
        <option value="">{`${compare.addTarget}: ${compare.chooseTarget}`}</option>
        {targets.map((indicator) => (
          <option key={indicator.code} value={indicator.code}>
            {shortName(indicator, locale)}
          </option>
        ))}
      </select>
      <noscript>
        <Button>{compare.add}</Button>
      </noscript>
    </SubmittingForm>
  );
}

const Full = ({ text }: { readonly text: string }) => <span className="small muted no-print">{text}</span>;
