"use client";

import { useEffect } from "react";

/** Opens the browser's print dialogue once the page stands; without scripts the reader prints it by hand. */
export function PrintNow() {
  useEffect(() => {
    // Fonts change where lines break: the sheet is measured with those it is printed in.
    void document.fonts.ready.then(() => window.print());
  }, []);
  return null;
}
