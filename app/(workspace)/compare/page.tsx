import type { Metadata } from "next";
import { cache } from "react";
import { CompareView } from "@/components/dashboard/compare-view";
import { namedUnits } from "@/components/dashboard/compare-words";
import type { SearchParams } from "@/lib/contracts/search-params";
import { messages } from "@/lib/i18n/messages";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { loadComparison } from "@/lib/server/queries/dashboard/load-comparison";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly searchParams: Promise<SearchParams>;
}

const ASKED = ["units", "targets", "add", "addTarget", "period", "lens"] as const;

// React keeps what was loaded by its arguments, so they are plain texts.
const loadOnce = cache(async (...asked: (string | undefined)[]) =>
  loadComparison(await requireViewer(), Object.fromEntries(ASKED.map((name, place) => [name, asked[place]]))),
);

/** A parameter may also be given several times. */
const joined = (parameter: string | string[] | undefined): string | undefined =>
  Array.isArray(parameter) ? parameter.join(",") : parameter;

async function comparisonOf({ searchParams }: Address) {
  const query = await searchParams;
  return loadOnce(...ASKED.map((name) => joined(query[name])));
}

export async function generateMetadata(address: Address): Promise<Metadata> {
  const [{ units, view }, locale] = await Promise.all([comparisonOf(address), requestLocale()]);
  const { compare } = messages(locale);
  const names = namedUnits(units, locale).map(({ short }) => short);
  return { title: [compare.title, names.join(", "), view.period.name[locale]].filter(Boolean).join(" · ") };
}

export default async function ComparePage(address: Address) {
  const [comparison, locale] = await Promise.all([comparisonOf(address), requestLocale()]);
  return <CompareView comparison={comparison} locale={locale} />;
}
