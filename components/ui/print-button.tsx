"use client";

/** Prints the page as it stands; its sheet is laid out for one A4 page. */
export function PrintButton({ label }: { readonly label: string }) {
  return (
    <button type="button" className="button-link" onClick={() => window.print()}>
      {label}
    </button>
  );
}
