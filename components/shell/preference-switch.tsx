"use client";

import { usePathname, useSearchParams } from "next/navigation";

interface Words {
  readonly language: string;
  readonly vietnamese: string;
  readonly english: string;
  readonly theme: string;
  readonly light: string;
  readonly dark: string;
}

/** Language and theme as plain links that come back to this very address; both are cookies of the reader. */
export function PreferenceSwitches({
  locale,
  theme,
  words,
}: {
  readonly locale: "vi" | "en";
  readonly theme: "light" | "dark" | "system";
  readonly words: Words;
}) {
  const path = usePathname() ?? "/";
  const query = useSearchParams()?.toString();
  const next = encodeURIComponent(query ? `${path}?${query}` : path);
  return (
    <>
      <nav className="switch" aria-label={words.language}>
        <a
          href={`/lang?to=vi&next=${next}`}
          lang="vi"
          title={words.vietnamese}
          aria-current={locale === "vi" ? "true" : undefined}
        >
          VI
        </a>
        <a
          href={`/lang?to=en&next=${next}`}
          lang="en"
          title={words.english}
          aria-current={locale === "en" ? "true" : undefined}
        >
          EN
        </a>
      </nav>
      <nav className="switch theme-switch" aria-label={words.theme}>
        <a
          href={`/theme?to=light&next=${next}`}
          title={words.light}
          aria-current={theme === "light" ? "true" : undefined}
        >
          <span className="sr-text">{words.light}</span>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="3" fill="none" stroke="currentColor" strokeWidth="1.5" />
            <path
              d="M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.4 1.4M11.6 11.6 13 13M13 3l-1.4 1.4M4.4 11.6 3 13"
              stroke="currentColor"
              strokeWidth="1.5"
            />
          </svg>
        </a>
        <a
          href={`/theme?to=dark&next=${next}`}
          title={words.dark}
          aria-current={theme === "dark" ? "true" : undefined}
        >
          <span className="sr-text">{words.dark}</span>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path
              d="M13 9.8A5.6 5.6 0 0 1 6.2 3a5.6 5.6 0 1 0 6.8 6.8z"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
            />
          </svg>
        </a>
      </nav>
    </>
  );
}
