import type { ComponentProps, ReactNode } from "react";

interface FieldFrame {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

const describedBy = ({ id, hint, error }: FieldFrame) =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;

function Frame({ id, label, hint, error, children }: FieldFrame & { readonly children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span className="field-error" id={`${id}-error`}>
          {error}
        </span>
      ) : null}
      {children}
    </div>
  );
}

/** A labelled input with its hint and its error, which has the same words as the error summary. */
export function Field({ id, label, hint, error, ...input }: FieldFrame & ComponentProps<"input">) {
  const frame = { id, label, hint, error };
  return (
    <Frame {...frame}>
      <input
        className="input"
        id={id}
        name={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(frame)}
        {...input}
      />
    </Frame>
  );
}

/**
 * A labelled file to choose, in the page's language: of the browser's own control only the name of the chosen file
 * shows, which needs no JavaScript.
 */
export function FileField({
  id,
  label,
  hint,
  chooseLabel,
  noneLabel,
  ...input
}: FieldFrame & ComponentProps<"input"> & { readonly chooseLabel: string; readonly noneLabel: string }) {
  const frame = { id, label, hint };
  return (
    <Frame {...frame}>
      <span className="file-choice">
        <label className="button" htmlFor={id}>
          {chooseLabel}
        </label>
        {/* Required, so that CSS can tell whether a file is chosen. */}
        <input id={id} name={id} type="file" required aria-describedby={describedBy(frame)} {...input} />
        <span className="file-none" aria-hidden="true">
          {noneLabel}
        </span>
      </span>
    </Frame>
  );
}

/** A labelled list to choose from. */
export function SelectField({
  id,
  label,
  hint,
  error,
  options,
  ...select
}: FieldFrame &
  ComponentProps<"select"> & {
    readonly options: readonly { readonly value: string; readonly label: string }[];
  }) {
  const frame = { id, label, hint, error };
  return (
    <Frame {...frame}>
      <select
        className="input"
        id={id}
        name={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(frame)}
        {...select}
      >
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Frame>
  );
}

/** A labelled text of several lines. */
export function TextAreaField({ id, label, hint, error, ...area }: FieldFrame & ComponentProps<"textarea">) {
  const frame = { id, label, hint, error };
  return (
    <Frame {...frame}>
      <textarea
        className="input"
        id={id}
        name={id}
        rows={3}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(frame)}
        {...area}
      />
    </Frame>
  );
}
