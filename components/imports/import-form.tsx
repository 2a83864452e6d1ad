"use client";

import { type ReactNode, type SyntheticEvent, useActionState, useRef, useState } from "react";
import { ImportFindings, type ImportWords } from "@/components/imports/import-findings";
import { newImportKey, sendFile } from "@/components/imports/send-file";
import { Button } from "@/components/ui/button";
import { FileField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { LARGEST_IMPORT } from "@/lib/contracts/import-file";
import { type ImportOutcome, NO_IMPORT } from "@/lib/contracts/import-outcome";
import { formatCount } from "@/lib/format/count";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";

export type ImportAction = (before: ImportOutcome, form: FormData) => Promise<ImportOutcome>;

/** A file being sent, and the way to stop it. */
interface Underway {
  readonly dryRun: boolean;
  readonly share: number;
  readonly stop: () => void;
}

/**
 * Choose, check, import. The file goes to the API with progress and a way to cancel; without JavaScript the same form
 * goes to the action, and either button does its own step.
 */
export function ImportForm({
  words,
  locale,
  action,
}: {
  readonly words: ImportWords;
  readonly locale: Locale;
  readonly action: ImportAction;
}) {
  const [answered, submit] = useActionState(action, NO_IMPORT);
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const [underway, setUnderway] = useState<Underway | null>(null);
  const key = useRef<string | null>(null);
  const result = useRef<HTMLDivElement>(null);
  const shown = outcome ?? answered;

  const send = async (file: File, dryRun: boolean) => {
    const stopper = new AbortController();
    const progress = (share: number) => setUnderway({ dryRun, share, stop: () => stopper.abort() });
    progress(0);
    // Whatever is checked is written once, however often it is sent.
    if (dryRun) key.current = newImportKey();
    const sent = await sendFile({
      file,
      dryRun,
      idempotencyKey: key.current,
      words,
      onProgress: progress,
      signal: stopper.signal,
    });
    setUnderway(null);
    setOutcome(sent);
    result.current?.focus();
  };

  const onSubmit = (event: SyntheticEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault();
    const dryRun = event.nativeEvent.submitter?.getAttribute("value") !== "apply";
    const file = new FormData(event.currentTarget).get("file");
    if (!(file instanceof File) || file.name === "") setOutcome({ kind: "problem", message: words.noFile });
    else if (file.size > LARGEST_IMPORT) setOutcome({ kind: "problem", message: words.tooLarge });
    else void send(file, dryRun);
  };

  const isChecked = shown.kind === "report" && shown.dryRun && shown.report.faults.length === 0;
  const writes = isChecked ? shown.report.created + shown.report.updated : 0;
  return (
    <form action={submit} onSubmit={onSubmit} onChange={() => setOutcome(NO_IMPORT)}>
      <FileField
        id="file"
        label={words.file}
        hint={words.fileHint}
        chooseLabel={words.chooseFile}
        noneLabel={words.noFile}
        accept=".csv,.xlsx,text/csv"
      />
      <div className="form-actions">
        <Button
          name="act"
          value="check"
          weight={isChecked ? "plain" : "primary"}
          disabled={underway !== null}
        >
          {words.check}
        </Button>
        {isChecked ? (
          <Button name="act" value="apply" weight="primary" disabled={underway !== null || writes === 0}>
            {fill(words.apply, { count: formatCount(writes, locale) })}
          </Button>
        ) : (
          <noscript>
            <Button name="act" value="apply">
              {words.applyPlain}
            </Button>
          </noscript>
        )}
      </div>
      {underway === null ? null : <Progress underway={underway} words={words} />}
      <div ref={result} tabIndex={-1}>
        <Findings outcome={shown} words={words} locale={locale} />
      </div>
    </form>
  );
}

function Progress({ underway, words }: { readonly underway: Underway; readonly words: ImportWords }) {
  const share = Math.floor(underway.share * 100);
  return (
    <Notice live>
      <p>
        {underway.dryRun ? words.sending : words.applying} {fill(words.progress, { share: String(share) })}
      </p>
      <p>
        <progress max={100} value={share} aria-label={underway.dryRun ? words.sending : words.applying} />{" "}
        <Button type="button" onClick={underway.stop}>
          {words.cancel}
        </Button>
      </p>
    </Notice>
  );
}

function Findings({
  outcome,
  words,
  locale,
}: {
  readonly outcome: ImportOutcome;
  readonly words: ImportWords;
  readonly locale: Locale;
}): ReactNode {
  if (outcome.kind === "none") return null;
  if (outcome.kind === "report") return <ImportFindings {...outcome} words={words} locale={locale} />;
  return (
    <Notice tone="problem" live>
      {outcome.message}
    </Notice>
  );
}
