"use client";

import type { ComponentProps } from "react";

/** A form that is sent as soon as a choice in it changes; without JavaScript its button does it. */
export function SubmittingForm(props: ComponentProps<"form">) {
  return (
    <form
      {...props}
      onChange={(event) => {
        if (event.target instanceof HTMLSelectElement) event.currentTarget.requestSubmit();
      }}
    />
  );
}
