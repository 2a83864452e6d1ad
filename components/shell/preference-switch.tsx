"use client";

import { usePathname, useSearchParams } from "next/navigation";

/** A choice kept as a cookie of the reader; plain links that come back to this very address. */
export function PreferenceSwitch({
  path,
  label,
  className,
  choices,
}: {
  /** `/lang` or `/theme`. */
  readonly path: string;
  readonly label: string;
  readonly className: string;
  readonly choices: readonly {
    readonly to: string;
    readonly text: string;
    readonly title?: string;
    readonly lang?: string;
    readonly current: boolean;
  }[];
}) {
  const page = usePathname() ?? "/";
  const query = useSearchParams()?.toString();
  const next = query ? `${page}?${query}` : page;
  return (
    <nav className={className} aria-label={label}>
      {choices.map(({ to, text, title, lang, current }) => (
        <a
          key={to}
          href={`${path}?${new URLSearchParams({ to, next })}`}
          lang={lang}
          title={title}
          aria-current={current ? "true" : undefined}
        >
          {text}
        </a>
      ))}
    </nav>
  );
}
