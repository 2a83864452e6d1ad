"use client";

import clsx from "clsx";
import { type CellInput, fieldName, type StaleChoice } from "@/lib/contracts/entry-form";
import { fill } from "@/lib/i18n/fill";

/** The words of the form; the server picks them, so that the browser gets one language only. */
export interface EntryWords {
  readonly formLabel: string;
  readonly problemTitle: string;
  readonly staleTitle: string;
  readonly staleText: string;
  readonly staleMine: string;
  readonly staleTheirs: string;
  readonly keepMine: string;
  readonly takeTheirs: string;
  readonly save: string;
  readonly met: string;
  readonly notMet: string;
  readonly notApplicable: string;
  readonly blank: string;
  readonly count: string;
  readonly services: string;
  readonly feedback: string;
  readonly yes: string;
  readonly no: string;
  readonly reason: string;
  readonly reasonText: string;
  readonly chooseReason: string;
  readonly earlier: string;
  readonly noEarlier: string;
  readonly approvedNow: string;
}

/** One cell of the sheet, worded for the page. */
export interface EntryCellView {
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly hint: string;
  readonly measure: "criterion" | "ratio" | "count" | "services";
  readonly numeratorLabel: string;
  readonly denominatorLabel: string;
  readonly status: string;
  readonly statusLabel: string;
  readonly editable: boolean;
  readonly version: number;
  readonly shown: string;
  readonly input: CellInput;
  /** Marks beside the value: carried over, returned because, correction because. */
  readonly marks: readonly { readonly tone: "plain" | "risk"; readonly text: string }[];
  /** The value as text, where it is locked. */
  readonly lockedText: string | null;
  readonly approvedText: string | null;
  readonly enteredBy: string | null;
  readonly earlier: readonly { readonly name: string; readonly text: string }[];
  readonly reasons: readonly { readonly code: string; readonly label: string }[];
  readonly services: readonly { readonly code: string; readonly label: string }[];
}

interface CellProps {
  readonly cell: EntryCellView;
  readonly words: EntryWords;
  readonly typed: CellInput | undefined;
  readonly stale: StaleChoice | undefined;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

type Errors = CellProps["errors"];

const errorId = (errors: Errors, place: number): string => `${errors[place]?.field}-error-${place}`;
const hintId = ({ code }: EntryCellView): string => `${code}-hint`;

/** What is read out with a field: what is wrong with it, and how it is filled in. */
function toldOf(cell: EntryCellView, errors: Errors, field: string) {
  const own = errors.flatMap((error, place) => (error.field === field ? [errorId(errors, place)] : []));
  return { isWrong: own.length > 0, ids: [...own, hintId(cell)].join(" ") };
}

/** One indicator of the sheet: its fields where it can be written, its value where it is locked. */
export function EntryCellFields({ cell, words, typed, stale, errors }: CellProps) {
  const input = typed ?? cell.input;
  return (
    <fieldset className={clsx("entry-cell", errors.length > 0 && "entry-cell-problem")} id={cell.code}>
      <legend>
        <span className="entry-title">{cell.title}</span>{" "}
        <span className={`entry-status entry-status-${cell.status}`}>{cell.statusLabel}</span>
      </legend>
      <p className="field-hint">{cell.description}</p>
      <div className="entry-columns">
        <div className="entry-value">
          {errors.map(({ field, message }, place) => (
            <p key={field + message} className="field-error" id={errorId(errors, place)}>
              {message}
            </p>
          ))}
          {stale === undefined ? null : <StaleFields code={cell.code} stale={stale} words={words} />}
          {cell.editable ? (
            <>
              <input
                type="hidden"
                name={fieldName(cell.code, "version")}
                value={stale?.version ?? cell.version}
              />
              <input type="hidden" name={fieldName(cell.code, "shown")} value={cell.shown} />
              <ValueFields cell={cell} words={words} input={input} errors={errors} />
              <p className="field-hint" id={hintId(cell)}>
                {cell.hint}
              </p>
            </>
          ) : (
            <p className="entry-locked">{cell.lockedText}</p>
          )}
          {cell.marks.map(({ tone, text }) => (
            <p key={text} className={tone === "risk" ? "entry-mark entry-mark-risk" : "entry-mark"}>
              {text}
            </p>
          ))}
        </div>
        <dl className="entry-beside">
          {cell.approvedText === null ? null : (
            <div>
              <dt>{words.approvedNow}</dt>
              <dd>{cell.approvedText}</dd>
            </div>
          )}
          {cell.earlier.length === 0 ? (
            <div>
              <dt>{words.earlier}</dt>
              <dd className="muted">{words.noEarlier}</dd>
            </div>
          ) : (
            cell.earlier.map(({ name, text }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))
          )}
          {cell.enteredBy === null ? null : <dd className="muted small">{cell.enteredBy}</dd>}
        </dl>
      </div>
    </fieldset>
  );
}

function ValueFields({
  cell,
  words,
  input,
  errors,
}: Pick<CellProps, "cell" | "words" | "errors"> & { readonly input: CellInput }) {
  const reason = toldOf(cell, errors, fieldName(cell.code, "reason"));
  return (
    <>
      {cell.measure === "criterion" ? (
        <CriterionFields cell={cell} words={words} input={input} errors={errors} />
      ) : null}
      {cell.measure === "ratio" ? (
        <div className="entry-numbers">
          <NumberField
            cell={cell}
            part="numerator"
            label={cell.numeratorLabel}
            input={input}
            errors={errors}
          />
          <NumberField
            cell={cell}
            part="denominator"
            label={cell.denominatorLabel}
            input={input}
            errors={errors}
          />
        </div>
      ) : null}
      {cell.measure === "count" ? (
        <NumberField cell={cell} part="count" label={words.count} input={input} errors={errors} />
      ) : null}
      {cell.measure === "services" ? (
        <ServicesFields cell={cell} words={words} input={input} errors={errors} />
      ) : null}
      {cell.measure === "criterion" || cell.reasons.length === 0 ? null : (
        <label className="entry-choice">
          <input
            type="checkbox"
            name={fieldName(cell.code, "choice")}
            value="na"
            defaultChecked={input.choice === "na"}
          />
          {words.notApplicable}
        </label>
      )}
      <div className="entry-reason">
        <label>
          {words.reason}
          <select
            className="input"
            id={fieldName(cell.code, "reason")}
            name={fieldName(cell.code, "reason")}
            aria-invalid={reason.isWrong ? true : undefined}
            aria-describedby={reason.ids}
            defaultValue={input.reason}
          >
            <option value="">{words.chooseReason}</option>
            {cell.reasons.map(({ code, label }) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.reasonText}
          <input
            className="input"
            name={fieldName(cell.code, "reasonText")}
            maxLength={300}
            defaultValue={input.reasonText}
          />
        </label>
      </div>
    </>
  );
}

function CriterionFields({
  cell,
  words,
  input,
  errors,
}: Pick<CellProps, "cell" | "words" | "errors"> & { readonly input: CellInput }) {
  const name = fieldName(cell.code, "choice");
  const choices = [
    { value: "met", label: words.met },
    { value: "not-met", label: words.notMet },
    ...(cell.reasons.length === 0 ? [] : [{ value: "na", label: words.notApplicable }]),
    { value: "", label: words.blank },
  ];
  return (
    <div
      className="entry-choices"
      role="group"
      aria-label={cell.title}
      aria-describedby={toldOf(cell, errors, name).ids}
      id={name}
    >
      {choices.map(({ value, label }) => (
        <label key={value} className="entry-choice">
          <input type="radio" name={name} value={value} defaultChecked={input.choice === value} />
          {label}
        </label>
      ))}
    </div>
  );
}

function NumberField({
  cell,
  part,
  label,
  input,
  errors,
}: {
  readonly cell: EntryCellView;
  readonly part: "numerator" | "denominator" | "count";
  readonly label: string;
  readonly input: CellInput;
  readonly errors: Errors;
}) {
  const id = fieldName(cell.code, part);
  const told = toldOf(cell, errors, id);
  return (
    <label className="entry-number">
      <span>{label}</span>
      <input
        className="input num"
        id={id}
        name={id}
        inputMode="numeric"
        aria-invalid={told.isWrong ? true : undefined}
        aria-describedby={told.ids}
        autoComplete="off"
        defaultValue={input[part]}
      />
    </label>
  );
}

function ServicesFields({
  cell,
  words,
  input,
  errors,
}: Pick<CellProps, "cell" | "words" | "errors"> & { readonly input: CellInput }) {
  return (
    <>
      <div
        className="entry-choices"
        role="group"
        aria-label={words.services}
        aria-describedby={toldOf(cell, errors, fieldName(cell.code, "services")).ids}
        id={fieldName(cell.code, "services")}
      >
        {cell.services.map(({ code, label }) => (
          <label key={code} className="entry-choice">
            <input
              type="checkbox"
              name={fieldName(cell.code, "services")}
              value={code}
              defaultChecked={input.services.includes(code)}
            />
            {label}
          </label>
        ))}
      </div>
      <div
        className="entry-choices"
        role="group"
        aria-label={words.feedback}
        aria-describedby={toldOf(cell, errors, fieldName(cell.code, "feedback")).ids}
        id={fieldName(cell.code, "feedback")}
      >
        <span className="field-label">{words.feedback}</span>
        {[
          { value: "yes", label: words.yes },
          { value: "no", label: words.no },
          { value: "", label: words.blank },
        ].map(({ value, label }) => (
          <label key={value} className="entry-choice">
            <input
              type="radio"
              name={fieldName(cell.code, "feedback")}
              value={value}
              defaultChecked={input.feedback === value}
            />
            {label}
          </label>
        ))}
      </div>
    </>
  );
}

function StaleFields({
  code,
  stale,
  words,
}: {
  readonly code: string;
  readonly stale: StaleChoice;
  readonly words: EntryWords;
}) {
  const name = fieldName(code, "resolve");
  return (
    <div className="entry-stale" role="group" aria-label={words.staleTitle}>
      <dl>
        <div>
          <dt>{words.staleMine}</dt>
          <dd>{stale.mine}</dd>
        </div>
        <div>
          <dt>{fill(words.staleTheirs, { name: stale.storedBy ?? "" })}</dt>
          <dd>{stale.stored}</dd>
        </div>
      </dl>
      <label className="entry-choice">
        <input type="radio" name={name} value="mine" defaultChecked />
        {words.keepMine}
      </label>
      <label className="entry-choice">
        <input type="radio" name={name} value="theirs" />
        {words.takeTheirs}
      </label>
    </div>
  );
}
