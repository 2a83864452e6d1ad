import { childrenNoun } from "@/components/dashboard/children-noun";
import { comparisonPath } from "@/components/dashboard/comparison-address";
import { OverviewFooter } from "@/components/dashboard/overview-footer";
import { ProgressContacts } from "@/components/dashboard/progress-contacts";
import { ProgressTable } from "@/components/dashboard/progress-table";
import { UnitTabs } from "@/components/dashboard/unit-tabs";
import { UnitHead } from "@/components/shared/unit-head";
import { ProvisionalNotice } from "@/components/shared/provisional-notice";
import { PrintButton } from "@/components/ui/print-button";
import type { Progress } from "@/lib/contracts/progress";
import { capitalized } from "@/lib/format/casing";
import { formatCount } from "@/lib/format/count";
import { formatDay } from "@/lib/format/day";
import { unitInSentence } from "@/lib/format/unit-name";
import { formatCounted } from "@/lib/format/unit-noun";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Shown {
  readonly progress: Progress;
  readonly locale: Locale;
}

/** Who has reported what, the least complete first, and whom to call. */
export function ProgressView({ progress: facts, locale }: Shown) {
  const { progress } = messages(locale);
  const { unit, view, lines, structure, scoringVersion, demonstration, latestAt } = facts;
  const title = fill(progress.title, {
    count: formatCount(lines.length, locale),
    children: childrenNoun(facts, locale, lines.length),
  });
  return (
    <main id="main" className="wrap sideways">
      <UnitHead
        facts={facts}
        locale={locale}
        action={comparisonPath(unit.code, "progress")}
        actions={<PrintButton label={progress.print} />}
      />
      <p className="lead progress-lead">{leadOf(facts, locale)}</p>
      <ProvisionalNotice lens={view.lens} locale={locale} />
      <UnitTabs frame={facts} current="progress" locale={locale} />
      <section aria-labelledby="progress">
        <div className="section-head">
          <h2 id="progress">{title}</h2>
        </div>
        <p className="small muted section-note">
          {progress.note} {facts.total.working === null ? progress.noteApprovedOnly : ""}
        </p>
        {facts.own.contacts.length === 0 ? null : (
          <p className="small progress-contact">
            {fill(progress.contact, { unit: unitInSentence(unit, locale) })}
            <ProgressContacts contacts={facts.own.contacts} />
          </p>
        )}
        <ProgressTable progress={facts} label={title} locale={locale} />
      </section>
      <OverviewFooter
        overview={{ structure, view, scoringVersion, demonstration, coverage: { latestAt } }}
        locale={locale}
      />
    </main>
  );
}

/** "80/95 xã đủ số liệu được duyệt; 8 xã mới có một phần; 7 xã chưa có số liệu nào: 6 chưa gửi. …" */
function leadOf(facts: Progress, locale: Locale): string {
  return [communesSentence(facts, locale), ...dueSentences(facts, locale)].join(" ");
}

function communesSentence({ total, view, emptyCommunes }: Progress, locale: Locale): string {
  const { progress, sentence } = messages(locale);
  const { communes, communesComplete, communesEmpty } = total;
  const isApproved = view.lens === "approved";
  const counts = {
    complete: formatCount(communesComplete, locale),
    communes: formatCount(communes, locale),
  };
  const complete = fill(isApproved ? progress.lead : progress.leadProvisional, counts);
  const partly = communes - communesComplete - communesEmpty;
  const part =
    partly === 0 ? "" : fill(progress.leadPart, { units: formatCounted(partly, "commune", locale) });
  if (communesEmpty === 0) return `${complete}${part}.`;
  const empty = fill(isApproved ? progress.leadEmptyApproved : progress.leadEmpty, {
    units: formatCounted(communesEmpty, "commune", locale),
  });
  const parts = (
    emptyCommunes === null
      ? []
      : ([
          [emptyCommunes.submitted, sentence.submitted],
          [emptyCommunes.returned, sentence.returned],
          [emptyCommunes.notSent, sentence.notSent],
        ] as const)
  )
    .filter(([count]) => count > 0)
    .map(([count, words]) => fill(words, { count: formatCount(count, locale) }));
  return `${complete}${part}${empty}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}.`;
}

function dueSentences(facts: Progress, locale: Locale): readonly string[] {
  const { progress } = messages(locale);
  if (facts.isBackfill) return [progress.backfill];
  const lines = [...facts.lines, facts.own];
  const [day, ...others] = new Set(facts.lines.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn])));
  const late = lines.filter(({ isOverdue }) => isOverdue).length;
  const isDated = lines.some(({ dueOn }) => dueOn !== null);
  const counted = fill(late === 1 ? progress.overdueOne : progress.overdueMany, {
    count: formatCount(late, locale),
  });
  return [
    ...(day === undefined || others.length > 0
      ? []
      : [
          capitalized(
            fill(progress.dueOn, { unit: childrenNoun(facts, locale), day: formatDay(day, locale) }),
            locale,
          ),
        ]),
    ...(isDated ? [late === 0 ? progress.noneOverdue : counted] : []),
  ];
}
