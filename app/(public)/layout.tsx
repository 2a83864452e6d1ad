import type { ReactNode } from "react";
import { LOCALES, type Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";
import { env } from "@/lib/server/config/env";
import { currentPath } from "@/lib/server/http/current-path";
import { requestLocale } from "@/lib/server/request/preferences";

/** The frame of the pages outside the workspace: name, language, one narrow column. */
export default async function PublicLayout({ children }: { readonly children: ReactNode }) {
  const [locale, path] = await Promise.all([requestLocale(), currentPath()]);
  const { shell, terms } = messages(locale);
  const languages: Readonly<Record<Locale, string>> = { vi: shell.vietnamese, en: shell.english };
  return (
    <>
      <header className="top-bar">
        <div className="wrap">
          <span className="brand">{terms.productName}</span>
          {env().DEMO_DATA === "1" && <span className="demo-tag">{terms.demonstration}</span>}
          <nav aria-label={shell.language} className="ml-auto flex items-center gap-3">
            {LOCALES.map((language) =>
              language === locale ? (
                <b key={language} lang={language} aria-current="true">
                  {languages[language]}
                </b>
              ) : (
                // A whole load: the switch sets a cookie.
                <a
                  key={language}
                  className="leading-6"
                  lang={language}
                  href={`/lang?${new URLSearchParams({ to: language, next: path })}`}
                >
                  {languages[language]}
                </a>
              ),
            )}
          </nav>
        </div>
      </header>
      <main className="wrap pb-16">
        <div className="mx-auto mt-10 max-w-[440px] sm:mt-16">{children}</div>
      </main>
    </>
  );
}
