import { PageTitle } from "@/components/shared/page-title";
import { ButtonLink } from "@/components/ui/button";
import { messages } from "@/lib/i18n/messages";
import { requestLocale } from "@/lib/server/request/preferences";

export default async function NotFound() {
  const locale = await requestLocale();
  const { shell } = messages(locale);
  return (
    <main id="main" className="plain-page">
      <PageTitle words={shell.notFoundTitle} locale={locale} />
      <h1>{shell.notFoundTitle}</h1>
      <p>{shell.notFoundText}</p>
      <p>
        <ButtonLink href="/">{shell.home}</ButtonLink>
      </p>
    </main>
  );
}
