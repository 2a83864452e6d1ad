import type { ReactNode } from "react";
import { SubmittingForm } from "@/components/ui/submitting-form";

export interface Picker {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Lists that choose what a page shows, as a GET form: the address is the state. One choice is shown as plain text. */
export function SelectForm({
  id,
  label,
  action,
  pickers,
  submit,
  kept = {},
}: {
  /** By which fields elsewhere on the page belong to it. */
  readonly id?: string;
  readonly label: string;
  readonly action: string;
  readonly pickers: readonly Picker[];
  readonly submit: string;
  readonly kept?: Readonly<Record<string, string>>;
}) {
  return (
    <SubmittingForm id={id} className="pickers" method="get" action={action} role="search" aria-label={label}>
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {pickers.map((picker) => (
        <PickerField key={picker.name} picker={picker} />
      ))}
      <noscript>
        <button type="submit" className="button">
          {submit}
        </button>
      </noscript>
    </SubmittingForm>
  );
}

function PickerField({ picker: { name, label, value, options } }: { readonly picker: Picker }): ReactNode {
  const chosen = options.find((option) => option.value === value);
  if (options.length < 2) {
    return (
      <span className="picker">
        <input type="hidden" name={name} value={value} />
        <span>{label}</span>
        <b>{chosen?.label ?? value}</b>
      </span>
    );
  }
  const id = `pick-${name}`;
  return (
    <span className="picker">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={value} key={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
