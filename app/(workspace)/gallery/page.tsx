import { notFound } from "next/navigation";
import { ChartGallery } from "@/app/(workspace)/gallery/chart-gallery";
import { FigureGallery } from "@/app/(workspace)/gallery/figure-gallery";
import { PartGallery } from "@/app/(workspace)/gallery/part-gallery";
import { TargetGallery } from "@/app/(workspace)/gallery/target-gallery";
import { PageTitle } from "@/components/shared/page-title";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { env } from "@/lib/server/config/env";
import { requestLocale } from "@/lib/server/request/preferences";

/** Every state of every part on one page, for building and testing: only where the data are made up. */
export default async function GalleryPage() {
  if (env().DEMO_DATA === "0") notFound();
  await requireViewer();
  const locale = await requestLocale();
  const { gallery } = messages(locale);
  return (
    <main id="main" className="wrap">
      <PageTitle words={gallery.title} locale={locale} />
      <h1>{gallery.title}</h1>
      <p className="lead">{gallery.lead}</p>
      <TargetGallery locale={locale} />
      <ChartGallery locale={locale} />
      <FigureGallery locale={locale} />
      <PartGallery locale={locale} />
    </main>
  );
}
