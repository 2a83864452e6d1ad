import type { RefObject } from "react";
import { FAILING_CHOICES, type HeatOrder } from "@/lib/contracts/heat-table";
import { STATUSES } from "@/lib/domain/scoring/scorecard";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Words of the filter, and what its lists offer. */
export interface HeatFilterWords {
  readonly label: string;
  readonly name: string;
  readonly province: string;
  readonly failing: string;
  readonly target: string;
  readonly status: string;
  readonly submit: string;
  readonly provinces: readonly Choice[];
  readonly failings: readonly Choice[];
  readonly targets: readonly Choice[];
  readonly statuses: readonly Choice[];
}

/** What the form's fields say, as an order has it. */
export function readFilters(form: HTMLFormElement) {
  const fields = new FormData(form);
  const text = (name: string) => String(fields.get(name) ?? "");
  return {
    name: text("name").trim(),
    province: text("province") || null,
    failingAtLeast: FAILING_CHOICES.find((count) => String(count) === text("failing")) ?? 0,
    target: text("target") || null,
    status: STATUSES.find((status) => status === text("status")) ?? null,
  } satisfies Partial<HeatOrder>;
}

/** Nothing is asked for any more. The fields keep their own text, so it is they who are emptied; the first has the focus. */
export function emptyFilters(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
    "input[type=search], select",
  ))
    field.value = "";
  form.querySelector<HTMLInputElement>("#heat-name")?.focus();
}

/** A GET form: the address is the state. Where the rows are at hand, every change is followed at once. */
export function HeatTableFilters({
  form,
  action,
  hidden,
  order,
  words,
  hasButton,
  onChange,
}: {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly action: string;
  /** What else the address says. */
  readonly hidden: readonly (readonly [name: string, value: string])[];
  readonly order: HeatOrder;
  readonly words: HeatFilterWords;
  readonly hasButton: boolean;
  readonly onChange: (changed: Partial<HeatOrder>) => void;
}) {
  const button = (
    <button type="submit" className="button">
      {words.submit}
    </button>
  );
  return (
    <form
      ref={form}
      className="heat-filters"
      method="get"
      action={action}
      role="search"
      aria-label={words.label}
      onChange={(event) => onChange(readFilters(event.currentTarget))}
      onSubmit={(event) => {
        if (!hasButton) event.preventDefault();
      }}
    >
      {hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <span className="picker">
        <label htmlFor="heat-name">{words.name}</label>
        <input
          id="heat-name"
          type="search"
          name="name"
          // Not empty, so that the print knows an unused field.
          placeholder=" "
          defaultValue={order.name}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
        />
      </span>
      <List label={words.province} name="province" value={order.province} choices={words.provinces} />
      <List
        label={words.failing}
        name="failing"
        value={order.failingAtLeast === 0 ? null : String(order.failingAtLeast)}
        choices={words.failings}
      />
      <List label={words.status} name="status" value={order.status} choices={words.statuses} />
      <List label={words.target} name="target" value={order.target} choices={words.targets} />
      {hasButton ? button : <noscript>{button}</noscript>}
    </form>
  );
}

function List({
  label,
  name,
  value,
  choices,
}: {
  readonly label: string;
  readonly name: string;
  readonly value: string | null;
  readonly choices: readonly Choice[];
}) {
  if (choices.length === 0) return null;
  const id = `heat-${name}`;
  return (
    <span className="picker">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={value ?? ""}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </span>
  );
}
