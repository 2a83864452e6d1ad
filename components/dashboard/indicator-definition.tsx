import { formulaWords } from "@/components/dashboard/explanation";
import { lawWords, requirementOf, toldOf, variantSource } from "@/components/dashboard/indicator-words";
import { TableRegion } from "@/components/ui/data-table";
import { Unbroken } from "@/components/ui/unbroken";
import type { IndicatorPage, PlanVariant } from "@/lib/contracts/indicator-page";
import { COUNTRY } from "@/lib/domain/units/unit";
import { denominatorRule } from "@/lib/format/denominator-rule";
import { capitalized } from "@/lib/format/casing";
import { formatDay } from "@/lib/format/day";
import { criterionCitation } from "@/lib/format/legal-source";
import { planName } from "@/lib/format/plan-name";
import { registerLabel } from "@/lib/format/register-label";
import { typeOfName, unitTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Shown {
  readonly page: IndicatorPage;
  readonly locale: Locale;
}

type Entry = readonly [name: string, text: string];

/** An entry where there is a text. */
const entry = (name: string, text: string | null | undefined): readonly Entry[] =>
  text === null || text === undefined || text === "" ? [] : [[name, text]];

function entriesOf(page: IndicatorPage, locale: Locale): readonly Entry[] {
  const { indicatorPage, explanation, levels } = messages(locale);
  const { indicator } = page;
  const told = toldOf(page, locale);
  const worded = (text: string | null) => capitalized(registerLabel(text, locale) ?? "", locale);
  return [
    ...entry(explanation.fullName, indicator.name[locale]),
    ...entry(indicatorPage.formula, told === null ? null : formulaWords(told)),
    ...entry(indicatorPage.numerator, worded(indicator.numeratorLabel)),
    ...entry(indicatorPage.denominator, worded(indicator.denominatorLabel)),
    ...entry(
      indicatorPage.denominatorRules[indicator.kind],
      capitalized(denominatorRule(indicator, locale), locale),
    ),
    ...entry(
      indicatorPage.reporters,
      capitalized(indicator.levels.map((level) => levels[level]).join(", "), locale),
    ),
    ...entry(indicatorPage.timing, capitalized(indicatorPage.timings[indicator.timing], locale)),
    ...entry(
      indicatorPage.criterion,
      indicator.criterion === null ? null : criterionCitation(indicator.criterion, locale),
    ),
    ...entry(indicatorPage.definition, indicator.definition?.[locale]),
    ...entry(indicatorPage.note, indicator.note?.[locale]),
  ];
}

/** What the target measures, by which formula, and which plans ask for how much. */
export function IndicatorDefinition({ page, locale }: Shown) {
  const { indicatorPage } = messages(locale);
  return (
    <section aria-labelledby="definition">
      <div className="section-head">
        <h2 id="definition">{indicatorPage.definitionTitle}</h2>
      </div>
      <dl className="sources">
        {entriesOf(page, locale).map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Unbroken text={text} />
            </dd>
          </div>
        ))}
      </dl>
      <Variants page={page} locale={locale} />
    </section>
  );
}

function Requirement({ page, variant, locale }: Shown & { readonly variant: PlanVariant }) {
  const requirement = requirementOf(page.indicator, variant, locale);
  const law = lawWords(variant, requirement, locale);
  return (
    <>
      {requirement}
      {law === null ? null : <span className="muted small law-words">“{law}”</span>}
    </>
  );
}

/** The plan in view, or the one above from which it takes the target over. */
function inForceWords({ view }: IndicatorPage, { code }: PlanVariant["plan"], locale: Locale): string {
  const { indicatorPage } = messages(locale);
  return code === view.plan.code ? indicatorPage.variantInForce : indicatorPage.variantInherited;
}

function Variants({ page, locale }: Shown) {
  const { indicatorPage, terms } = messages(locale);
  const heads = [
    indicatorPage.variantPlan,
    indicatorPage.variantUnit,
    indicatorPage.variantRequirement,
    indicatorPage.variantDeadline,
    indicatorPage.variantSource,
  ];
  return (
    <>
      <div className="section-head">
        <h2 id="plans">{indicatorPage.variantsTitle}</h2>
      </div>
      <TableRegion label={indicatorPage.variantsTitle}>
        <table className="table plans wordy">
          <caption className="sr-text">{indicatorPage.variantsTitle}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.variants.map((variant) => {
              const { plan, unit, isInForce, deadline } = variant;
              return (
                <tr key={plan.code}>
                  <th scope="row">
                    <Unbroken text={planName(plan, locale)} />{" "}
                    {isInForce ? (
                      <span className="muted in-force">({inForceWords(page, plan, locale)})</span>
                    ) : null}
                  </th>
                  <td className="nowrap">
                    {unit.code === COUNTRY
                      ? terms.country
                      : unitTitle({ name: unit.name, type: typeOfName(unit.name) }, locale)}
                  </td>
                  <td>
                    <Requirement page={page} variant={variant} locale={locale} />
                  </td>
                  <td className="nowrap">{formatDay(deadline, locale)}</td>
                  <td className="muted">
                    <Unbroken text={variantSource(variant, locale)} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableRegion>
      {page.inheriting.length === 0 ? null : (
        <p className="small muted section-note">
          <Unbroken
            text={fill(indicatorPage.inheriting, {
              plans: page.inheriting.map((plan) => planName(plan, locale)).join("; "),
            })}
          />
        </p>
      )}
    </>
  );
}
