// @vitest-environment jsdom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { beforeEach, describe, expect, test } from "vitest";
import { SubmittingForm } from "@/components/ui/submitting-form";

// React asks for it where a test waits for its effects.
(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

/** Does it with everything that follows from it. */
function acted(work: () => void): void {
  void act(work);
}

let sent: string[];
let form: HTMLFormElement;
let list: HTMLSelectElement;

beforeEach(() => {
  document.body.innerHTML = "<div></div><button>next</button>";
  sent = [];
  const root = createRoot(document.body.firstElementChild as HTMLElement);
  acted(() =>
    root.render(
      <SubmittingForm>
        <select name="period" defaultValue="2023" aria-label="period">
          <option>2022</option>
          <option>2023</option>
          <option>2024</option>
        </select>
      </SubmittingForm>,
    ),
  );
  form = document.querySelector("form") as HTMLFormElement;
  list = document.querySelector("select") as HTMLSelectElement;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sent.push(list.value);
  });
  list.focus();
});

const press = (key: string, more: KeyboardEventInit = {}) =>
  acted(() =>
    list.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more })),
  );

function choose(value: string) {
  acted(() => {
    list.value = value;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

describe("a list that sends its form", () => {
  test("is not sent while arrow keys walk through it, but with Enter, and once", () => {
    press("ArrowUp");
    choose("2022");
    press("ArrowDown");
    choose("2023");
    expect(sent).toEqual([]);
    press("ArrowDown");
    choose("2024");
    press("Enter");
    press("Enter");
    expect(sent).toEqual(["2024"]);
  });

  test("is sent when one goes on from it", () => {
    press("ArrowDown");
    choose("2024");
    acted(() => {
      document.querySelector("button")?.focus();
    });
    expect(sent).toEqual(["2024"]);
  });

  test("is sent at once where the choice was made in the opened list or with the pointer", () => {
    press(" ");
    choose("2022");
    press("ArrowDown", { altKey: true });
    choose("2023");
    press("ArrowDown");
    acted(() => {
      list.dispatchEvent(new Event("pointerdown", { bubbles: true }));
    });
    choose("2024");
    expect(sent).toEqual(["2022", "2023", "2024"]);
  });
});
