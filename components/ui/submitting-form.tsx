"use client";

import { type ComponentProps, type KeyboardEvent, useEffect, useRef } from "react";

/** Keys after which a list shows its choices: what is chosen there was meant. */
const OPENS = new Set([" ", "Enter"]);

/**
 * A form that is sent as soon as a choice in it is made; without JavaScript its button does it. Arrow keys walk through
 * a closed list and change its value at every step: these are sent with Enter, or when the focus moves on.
 */
export function SubmittingForm(props: ComponentProps<"form">) {
  const form = useRef<HTMLFormElement>(null);
  const isWalking = useRef(false);
  const walked = useRef<HTMLSelectElement | null>(null);
  const sentFrom = useRef<string | null>(null);

  function send(name: string | null) {
    walked.current = null;
    sentFrom.current = name;
    form.current?.requestSubmit();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && walked.current !== null) {
      event.preventDefault();
      send(walked.current.name);
    } else isWalking.current = !event.altKey && !OPENS.has(event.key);
  }

  // The list that was chosen from is drawn anew with the page: whoever stood there still does.
  useEffect(() => {
    if (sentFrom.current === null || document.activeElement !== document.body) return;
    const list = form.current?.elements.namedItem(sentFrom.current);
    sentFrom.current = null;
    if (list instanceof HTMLElement) list.focus({ preventScroll: true });
  });

  return (
    <form
      {...props}
      ref={form}
      data-soft="keep"
      onFocus={() => {
        isWalking.current = false;
      }}
      onPointerDown={() => {
        isWalking.current = false;
      }}
      onKeyDown={onKeyDown}
      onChange={({ target }) => {
        if (!(target instanceof HTMLSelectElement)) return;
        if (isWalking.current) walked.current = target;
        else send(target.name);
      }}
      onBlur={() => {
        if (walked.current !== null) send(null);
      }}
    />
  );
}
