import { requirementOf } from "@/components/dashboard/indicator-words";
import { Unbroken } from "@/components/ui/unbroken";
import type { IndicatorPage } from "@/lib/contracts/indicator-page";
import type { MethodNote } from "@/lib/domain/indicators/method-notes";
import { formatDay } from "@/lib/format/day";
import { decisionNumber } from "@/lib/format/legal-source";
import { periodInSentence } from "@/lib/format/period-name";
import { planName } from "@/lib/format/plan-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Shown {
  readonly page: IndicatorPage;
  readonly locale: Locale;
}

/** A note as the list and the chart say it. */
export function noteWords({ indicator }: IndicatorPage, note: MethodNote, locale: Locale): string {
  const { indicatorPage } = messages(locale);
  switch (note.kind) {
    case "criterion-issued":
    case "criterion-amended":
      return fill(indicatorPage.notes[note.kind], {
        // The day stands before the note already.
        source: decisionNumber(note.source),
        code: indicator.criterion?.code ?? "",
      });
    case "target-set": {
      const asked = requirementOf(indicator, note.target, locale);
      const words = { plan: planName(note.plan, locale), requirement: asked };
      if (note.replaces === null) return fill(indicatorPage.notes["target-set"], words);
      const before = requirementOf(indicator, note.replaces, locale);
      return before === asked
        ? fill(indicatorPage.notes["target-kept"], words)
        : fill(indicatorPage.notes["target-replaced"], { ...words, before });
    }
    case "structure-changed":
      return fill(indicatorPage.notes["structure-changed"], {
        period: periodInSentence(note.period.name, locale),
        day: formatDay(note.structure, locale),
      });
    case "as-of":
      return fill(indicatorPage.notes["as-of"], {
        year: note.period.code,
        day: formatDay(note.asOf, locale),
      });
  }
}

/** What changed in method, requirement or list of units: the numbers are those of the marks in the chart. */
export function IndicatorNotes({ page, locale }: Shown) {
  const { indicatorPage } = messages(locale);
  const { notes, commonStructure, indicator } = page;
  const constant = [
    ...(commonStructure === null
      ? []
      : [fill(indicatorPage.sameStructure, { day: formatDay(commonStructure, locale) })]),
    ...(indicator.timing === "flow" ? [indicatorPage.flowNote] : []),
  ];
  if (notes.length === 0 && constant.length === 0) return null;
  return (
    <div className="method-notes">
      <h3>{indicatorPage.notesTitle}</h3>
      <ol>
        {notes.map((note) => {
          const words = noteWords(page, note, locale);
          return (
            <li key={words}>
              <span className="muted">
                {note.day === null ? indicatorPage.noteUndated : formatDay(note.day, locale)}
              </span>{" "}
              <Unbroken text={words} />
            </li>
          );
        })}
      </ol>
      {constant.length === 0 ? null : <p className="small muted">{constant.join(" ")}</p>}
    </div>
  );
}
