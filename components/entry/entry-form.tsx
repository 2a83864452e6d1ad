"use client";

import { useActionState, useEffect, useRef } from "react";
import { EntryCellFields, type EntryCellView, type EntryWords } from "@/components/entry/entry-cell-fields";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { type EntryFormState, UNTOUCHED_FORM } from "@/lib/contracts/entry-form";
import { fill } from "@/lib/i18n/fill";

export type EntryAction = (state: EntryFormState, form: FormData) => Promise<EntryFormState>;

/** The sheet of one unit. Saves without JavaScript as well; what was typed survives every refusal. */
export function EntryForm({
  cells,
  action,
  words,
  isEditable,
  hasNext,
  nextLabel,
}: {
  readonly cells: readonly EntryCellView[];
  readonly action: EntryAction;
  readonly words: EntryWords;
  /** Whether any cell can be written: a sheet that is locked throughout has nothing to save. */
  readonly isEditable: boolean;
  readonly hasNext: boolean;
  readonly nextLabel: string;
}) {
  const [state, submit, pending] = useActionState(action, UNTOUCHED_FORM);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.attempt > 0) top.current?.querySelector<HTMLElement>("[tabindex]")?.focus();
  }, [state.attempt]);

  return (
    <form action={submit} noValidate aria-label={words.formLabel}>
      <div ref={top}>
        <ErrorSummary
          title={fill(words.problemTitle, { count: String(state.problems.length) })}
          errors={state.problems}
        />
        {state.refusal === null ? null : (
          <div tabIndex={-1}>
            <Notice tone="problem" live>
              {state.refusal}
            </Notice>
          </div>
        )}
        {state.stale.length === 0 ? null : (
          <div tabIndex={-1}>
            <Notice tone="warning" live>
              <h2>{words.staleTitle}</h2>
              <p>{words.staleText}</p>
            </Notice>
          </div>
        )}
      </div>
      <div key={state.attempt}>
        {cells.map((cell) => (
          <EntryCellFields
            key={cell.code}
            cell={cell}
            words={words}
            typed={state.typed[cell.code]}
            stale={state.stale.find(({ indicator }) => indicator === cell.code)}
            errors={state.problems.filter(({ field }) => field.startsWith(`${cell.code}.`))}
          />
        ))}
      </div>
      {isEditable ? (
        <div className="form-actions">
          <Button weight="primary" name="after" value="stay" disabled={pending}>
            {words.save}
          </Button>
          {hasNext ? (
            <Button name="after" value="next" disabled={pending}>
              {nextLabel}
            </Button>
          ) : null}
        </div>
      ) : null}
    </form>
  );
}
