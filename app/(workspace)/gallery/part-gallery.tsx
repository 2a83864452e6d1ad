import { GallerySection } from "@/app/(workspace)/gallery/gallery-section";
import { Breadcrumb } from "@/components/shared/breadcrumb";
import { Button, ButtonLink } from "@/components/ui/button";
import { PlainTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field, FileField, SelectField, TextAreaField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import { PrintButton } from "@/components/ui/print-button";
import { SelectForm } from "@/components/ui/select-form";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";
import { Unbroken } from "@/components/ui/unbroken";
import { formatCount } from "@/lib/format/count";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface Shown {
  readonly locale: Locale;
}

const HERE = "/gallery";

/** Tables, remarks, fields, buttons and ways. */
export function PartGallery({ locale }: Shown) {
  const { gallery, terms } = messages(locale);
  return (
    <>
      <GallerySection title={gallery.tables}>
        <PlainTable
          caption={gallery.tableCaption}
          head={[terms.unit, terms.result, terms.target]}
          rows={[
            [fill(gallery.sampleUnit, { number: "1" }), formatCount(1234, locale), formatCount(2000, locale)],
            [fill(gallery.sampleUnit, { number: "2" }), "0", formatCount(2000, locale)],
            [fill(gallery.sampleUnit, { number: "3" }), "…", formatCount(2000, locale)],
            [fill(gallery.sampleUnit, { number: "4" }), "–", "–"],
          ]}
        />
      </GallerySection>
      <GallerySection title={gallery.unbroken}>
        <p>
          <Unbroken text={gallery.unbrokenText} />
        </p>
      </GallerySection>
      <GallerySection title={gallery.notices}>
        <Notice>{gallery.noticePlain}</Notice>
        <Notice tone="warning">{gallery.noticeWarning}</Notice>
        <Notice tone="problem" live>
          {gallery.noticeProblem}
        </Notice>
      </GallerySection>
      <GallerySection title={gallery.errors}>
        <ErrorSummary
          title={terms.errorsFound}
          errors={[
            { field: "gallery-wrong", message: gallery.fieldError },
            { field: null, message: gallery.noticeProblem },
          ]}
        />
      </GallerySection>
      <GallerySection title={gallery.emptyStates}>
        <EmptyState title={gallery.emptyTitle} text={gallery.emptyText}>
          <TextLink href={HERE}>{gallery.emptyLink}</TextLink>
        </EmptyState>
      </GallerySection>
      <GallerySection title={gallery.fields}>
        <Fields locale={locale} />
      </GallerySection>
      <GallerySection title={gallery.buttons}>
        <p className="link-row">
          <Button type="button" weight="primary">
            {gallery.primary}
          </Button>
          <Button type="button">{gallery.plain}</Button>
          <Button type="button" weight="danger">
            {gallery.danger}
          </Button>
          <Button type="button" weight="quiet">
            {gallery.quiet}
          </Button>
          <Button type="button" disabled>
            {gallery.disabled}
          </Button>
          <ButtonLink href={HERE}>{gallery.link}</ButtonLink>
          <PrintButton label={messages(locale).dashboard.print} />
        </p>
      </GallerySection>
      <GallerySection title={gallery.navigation}>
        <Ways locale={locale} />
      </GallerySection>
    </>
  );
}

function Fields({ locale }: Shown) {
  const { gallery, imports, terms } = messages(locale);
  const options = [
    { value: "yes", label: terms.yes },
    { value: "no", label: terms.no },
  ];
  return (
    <div className="glance">
      <Field id="gallery-plain" label={gallery.fieldLabel} hint={gallery.fieldHint} />
      <Field
        id="gallery-wrong"
        label={gallery.fieldLabel}
        hint={gallery.fieldHint}
        error={gallery.fieldError}
        defaultValue="-5"
      />
      <Field id="gallery-locked" label={gallery.fieldDisabled} disabled defaultValue="12" />
      <SelectField id="gallery-choice" label={gallery.choice} options={options} />
      <SelectField
        id="gallery-wrong-choice"
        label={gallery.choice}
        options={options}
        error={gallery.fieldError}
      />
      <FileField
        id="gallery-file"
        label={imports.file}
        hint={imports.fileHint}
        chooseLabel={imports.chooseFile}
        noneLabel={imports.noFile}
      />
      <TextAreaField id="gallery-text" label={gallery.longText} hint={gallery.fieldHint} />
    </div>
  );
}

function Ways({ locale }: Shown) {
  const { gallery, terms, dashboard } = messages(locale);
  const options = ["2023", "2024"].map((value) => ({ value, label: value }));
  return (
    <>
      <Breadcrumb
        label={dashboard.breadcrumb}
        steps={[{ href: HERE, label: terms.country }]}
        current={gallery.title}
      />
      <SelectForm
        label={gallery.navigation}
        action={HERE}
        submit={terms.show}
        pickers={[
          { name: "gallery-period", label: terms.period, value: "2024", options },
          { name: "gallery-plan", label: terms.plan, value: "2024", options: options.slice(1) },
        ]}
      />
      <Tabs
        label={dashboard.views}
        tabs={[
          { href: HERE, label: dashboard.viewOverview, current: true },
          { href: `${HERE}?tab=2`, label: messages(locale).comparison.viewRanking, current: false },
        ]}
      />
      <Pager
        label={fill(terms.pageOf, { page: "2", pages: "9" })}
        previous={HERE}
        next={HERE}
        words={{ previous: terms.previousPage, next: terms.nextPage }}
      />
    </>
  );
}
