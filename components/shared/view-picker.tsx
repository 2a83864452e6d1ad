import { type Picker, SelectForm } from "@/components/ui/select-form";
import type { ViewChoice } from "@/lib/contracts/unit-overview";
import { periodChoice } from "@/lib/format/period-name";
import { planName } from "@/lib/format/plan-name";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

function pickersOf(view: ViewChoice, locale: Locale): readonly Picker[] {
  const { terms } = messages(locale);
  const lensWords = { approved: terms.lensApprovedShort, provisional: terms.lensProvisionalShort };
  return [
    {
      name: "period",
      label: terms.period,
      value: view.period.code,
      options: view.periods.map(({ code, name }) => ({ value: code, label: periodChoice(name, locale) })),
    },
    {
      name: "plan",
      label: terms.plan,
      value: view.plan.code,
      options: view.plans.map((plan) => ({ value: plan.code, label: planName(plan, locale) })),
    },
    {
      name: "lens",
      label: terms.lens,
      value: view.lens,
      options: view.lenses.map((lens) => ({ value: lens, label: lensWords[lens] })),
    },
  ];
}

/** Chooses the period, plan and lens of the page at `action`. */
export function ViewPicker({
  id,
  action,
  view,
  locale,
  kept,
}: {
  readonly id?: string;
  readonly action: string;
  readonly view: ViewChoice;
  readonly locale: Locale;
  readonly kept?: Readonly<Record<string, string>>;
}) {
  const { terms, dashboard } = messages(locale);
  return (
    <SelectForm
      label={dashboard.viewChoice}
      action={action}
      pickers={pickersOf(view, locale)}
      submit={terms.show}
      {...(id !== undefined && { id })}
      {...(kept && { kept })}
    />
  );
}
