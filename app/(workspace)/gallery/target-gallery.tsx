import { GallerySection } from "@/app/(workspace)/gallery/gallery-section";
import { samplePage, sampleTargets } from "@/app/(workspace)/gallery/sample-targets";
import { TargetsSection } from "@/components/dashboard/targets-section";
import { ProvisionalNotice } from "@/components/shared/provisional-notice";
import { StatusChip } from "@/components/shared/status-chip";
import { STATUSES } from "@/lib/domain/scoring/scorecard";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

const OWN_STATUSES = ["met", "not-met", "no-data"] as const;

/** Statuses, and targets in each of them. */
export function TargetGallery({ locale }: { readonly locale: Locale }) {
  const { gallery } = messages(locale);
  const page = samplePage(sampleTargets());
  return (
    <>
      <GallerySection title={gallery.statuses}>
        <ul className="status-filters">
          {STATUSES.map((status) => (
            <li key={status}>
              <StatusChip status={status} locale={locale} />
            </li>
          ))}
        </ul>
      </GallerySection>
      <GallerySection title={gallery.ownStatuses}>
        <ul className="status-filters">
          {OWN_STATUSES.map((status) => (
            <li key={status}>
              <StatusChip status={status} locale={locale} ownOnlySubject />
            </li>
          ))}
        </ul>
      </GallerySection>
      <GallerySection title={gallery.provisional}>
        <ProvisionalNotice lens="provisional" locale={locale} />
      </GallerySection>
      <GallerySection title={gallery.targets}>
        <TargetsSection overview={page} locale={locale} statuses={[]} />
      </GallerySection>
    </>
  );
}
