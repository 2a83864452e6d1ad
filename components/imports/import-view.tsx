import { type ImportAction, ImportForm } from "@/components/imports/import-form";
import { TextLink } from "@/components/ui/text-link";
import { OBSERVATION_COLUMNS } from "@/lib/domain/observations/parse-observation-rows";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** The page that takes files in: who may bring what, the form, and the columns of a file. */
export function ImportView({
  locale,
  bringsHistory,
  action,
}: {
  readonly locale: Locale;
  readonly bringsHistory: boolean;
  readonly action: ImportAction;
}) {
  const { imports } = messages(locale);
  return (
    <>
      <div className="page-head">
        <h1>{imports.title}</h1>
      </div>
      <p className="lead">{imports.lead}</p>
      <p className="import-scope">{bringsHistory ? imports.leadCentral : imports.leadOwn}</p>
      <ImportForm words={imports} locale={locale} action={action} />
      <section aria-labelledby="file-columns">
        <div className="section-head">
          <h2 id="file-columns">{imports.columnsTitle}</h2>
        </div>
        <p className="section-note">{imports.columnsText}</p>
        <dl className="sources">
          {OBSERVATION_COLUMNS.map((column) => (
            <div key={column}>
              <dt>{column}</dt>
              <dd>
                {column === "status" && bringsHistory ? imports.statusHistory : imports.columns[column]}
              </dd>
            </div>
          ))}
        </dl>
        <p className="import-template">
          <TextLink href="/exports?report=observations">{imports.template}</TextLink>
        </p>
      </section>
    </>
  );
}
