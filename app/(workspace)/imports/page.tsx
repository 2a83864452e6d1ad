import { notFound } from "next/navigation";
import { importFileAction } from "@/app/(workspace)/imports/actions";
import { PrintedHead } from "@/app/(workspace)/printed-head";
import { ImportView } from "@/components/imports/import-view";
import { PageTitle } from "@/components/shared/page-title";
import { can } from "@/lib/domain/access/can";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { requestLocale } from "@/lib/server/request/preferences";

export default async function ImportsPage() {
  const [viewer, locale] = await Promise.all([requireViewer(), requestLocale()]);
  if (!can(viewer, "import").ok) notFound();
  return (
    <main id="main" className="wrap">
      <PageTitle words={messages(locale).imports.title} locale={locale} />
      <PrintedHead subject={{ places: [messages(locale).imports.title] }} locale={locale} />
      <ImportView
        locale={locale}
        bringsHistory={can(viewer, "import-history").ok}
        action={importFileAction}
      />
    </main>
  );
}
