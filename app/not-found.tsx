import { ButtonLink } from "@/components/ui/button";
import { messages } from "@/lib/i18n/messages";
import { requestLocale } from "@/lib/server/request/preferences";

export default async function NotFound() {
  const { shell } = messages(await requestLocale());
  return (
    <main id="main" className="plain-page">
      <title>{shell.notFoundTitle}</title>
      <h1>{shell.notFoundTitle}</h1>
      <p>{shell.notFoundText}</p>
      <p>
        <ButtonLink href="/">{shell.home}</ButtonLink>
      </p>
    </main>
  );
}
