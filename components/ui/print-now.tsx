"use client";

import { useEffect } from "react";

/** Opens the browser's print dialogue once the page stands; without scripts the reader prints it by hand. */
export function PrintNow() {
  useEffect(() => {
    // Said once: whoever loads the address again, or comes back to it, has not asked to print.
    const address = new URL(window.location.href);
    address.searchParams.delete("print");
    window.history.replaceState(null, "", address);
    // Fonts change where lines break: the sheet is measured with those it is printed in.
    void document.fonts.ready.then(() => window.print());
  }, []);
  return null;
}
