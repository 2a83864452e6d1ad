"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";

interface Words {
  readonly copy: string;
  readonly copied: string;
  readonly failed: string;
}

interface ListFile {
  readonly columns: readonly { readonly key: string; readonly heading: string }[];
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
}

/** Puts the whole list on the clipboard, cells parted by tabs, so that it can be pasted into a sheet or a letter. */
export function CopyList({ address, words }: { readonly address: string; readonly words: Words }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      const response = await fetch(address);
      if (!response.ok) throw new Error(response.statusText);
      await putOnClipboard(toTabbedText((await response.json()) as ListFile));
      setSaid(words.copied);
    } catch {
      setSaid(words.failed);
    }
  };
  return (
    <>
      <Button type="button" onClick={() => void copy()}>
        {words.copy}
      </Button>
      <span role="status" className="muted">
        {said}
      </span>
    </>
  );
}

function toTabbedText({ columns, rows }: ListFile): string {
  const lines = rows.map((row) => columns.map(({ key }) => String(row[key] ?? "")).join("\t"));
  return [columns.map(({ heading }) => heading).join("\t"), ...lines].join("\n");
}

/** Browsers give pages on plain http, the rule in closed networks, no clipboard object: there the old command copies. */
async function putOnClipboard(text: string): Promise<void> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("the browser does not let the page copy");
}
