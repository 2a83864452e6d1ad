import "server-only";

import type { Finding, FindingGroup, SearchAnswer } from "@/lib/contracts/search";
import { can } from "@/lib/domain/access/can";
import { ownUnitPath } from "@/lib/domain/access/landing-path";
import { placeOf } from "@/lib/domain/access/place";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Indicator } from "@/lib/domain/register/register";
import { searchUnits, toPlain } from "@/lib/domain/units/search-units";
import { COUNTRY, type Unit } from "@/lib/domain/units/unit";
import { shortName } from "@/lib/format/indicator-name";
import { typeOfName, unitInSentence, unitTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import { LOCALES, type Locale } from "@/lib/i18n/locale";
import { type Catalogue, messages } from "@/lib/i18n/messages";
import { mayOpenPage } from "@/lib/server/addresses/may-open-page";
import { type Reference, reference } from "@/lib/server/reference/load-reference";
import { unitIndexOf } from "@/lib/server/reference/unit-index";

export interface AskedSearch {
  readonly query: string;
  /** How many units at most. */
  readonly units: number;
  /** How many targets and pages at most, each. */
  readonly others: number;
}

interface Ground {
  readonly viewer: Viewer;
  readonly facts: Reference;
  readonly locale: Locale;
}

/** Names of units are public, their pages are not: a link that would refuse is not offered. */
function mayOpen({ viewer, facts }: Ground, unit: Unit): boolean {
  const place = placeOf(facts.tree, unit.code);
  return place !== undefined && can(viewer, "see-approved", { place }).ok;
}

const unbroken = (words: string): string => words.replaceAll(" ", "\u00a0");

function unitFinding({ facts: { tree }, locale }: Ground, { code, name, type }: Unit): Finding {
  const { search, terms } = messages(locale);
  const above = tree
    .ancestors(code)
    .filter(({ level }) => level !== "country")
    .map((each) => unitTitle({ name: each.name, type: typeOfName(each.name) }, locale));
  const marks = [
    ...above,
    unbroken(fill(search.code, { code })),
    ...(tree.inScope(code) ? [] : [unbroken(search.outOfScope)]),
  ];
  return {
    href: `/units/${code}`,
    label: code === COUNTRY ? terms.country : unitTitle({ name, type }, locale),
    beside: marks.join(" · "),
  };
}

/** Whether every word begins a word of the text. */
function hasWords(text: string, words: readonly string[]): boolean {
  const plain = ` ${toPlain(text)}`;
  return words.every((word) => plain.includes(` ${word}`));
}

/** Targets by code, short or full name; their page opens at the viewer's own unit. */
function targetFindings({ facts: { register }, locale }: Ground, words: readonly string[]): Finding[] {
  const namesOf = (indicator: Indicator) => {
    const { code, short, name } = indicator;
    return [code, short, shortName(indicator, "en"), name.vi, name.en];
  };
  return register.indicators
    .filter((indicator) => namesOf(indicator).some((name) => hasWords(name, words)))
    .map((indicator) => ({
      href: `/indicators/${indicator.code}`,
      label: shortName(indicator, locale),
      beside: `${indicator.code} · ${indicator.name[locale]}`,
    }));
}

interface SoughtPage {
  readonly href: string;
  /** How it is called in a language; each is looked for. */
  readonly labelIn: (locale: Locale) => string;
}

/** Pages the role has any use for. */
function pagesOf({ viewer, facts }: Ground): readonly SoughtPage[] {
  const own = viewer.scope[0] ?? COUNTRY;
  const unit = facts.tree.get(own);
  const named = (name: keyof Catalogue["search"]["pageNames"]) => (locale: Locale) => {
    const words = messages(locale).search.pageNames[name];
    return fill(words, { unit: unit === undefined ? "" : unitInSentence(unit, locale) });
  };
  const page = (href: string, name: keyof Catalogue["search"]["pageNames"], isOpen = true) => ({
    href,
    labelIn: named(name),
    isOpen,
  });
  const ownView = (kind: "heat-table" | "ranking" | "progress", name: "heatTable" | "ranking" | "progress") =>
    page(
      `/units/${own}/${kind}`,
      name,
      mayOpenPage(viewer, facts, { kind, unit: own, indicator: null, query: {} }),
    );
  return [
    page(ownUnitPath(viewer), "own", unit !== undefined && own !== COUNTRY),
    page(`/units/${COUNTRY}`, "country"),
    ownView("heat-table", "heatTable"),
    ownView("ranking", "ranking"),
    ownView("progress", "progress"),
    page(`/units/${COUNTRY}/map`, "map"),
    page("/compare", "compare"),
    page("/entry", "entry", can(viewer, "submit").ok),
    page("/review", "review", can(viewer, "approve").ok),
    page("/imports", "imports", can(viewer, "import").ok),
    page("/exports", "exports", can(viewer, "export").ok),
    page("/account", "account"),
    page("/search", "ownViews"),
  ].filter(({ isOpen }) => isOpen);
}

function pageFindings(ground: Ground, words: readonly string[]): readonly Finding[] {
  return pagesOf(ground)
    .filter(({ labelIn }) => LOCALES.some((locale) => hasWords(labelIn(locale), words)))
    .map(({ href, labelIn }) => ({ href, label: labelIn(ground.locale), beside: "" }));
}

/** Units, targets and pages that answer a query, each a link the viewer may follow. */
export async function loadSearchAnswer(
  viewer: Viewer,
  { query, units, others }: AskedSearch,
  locale: Locale,
): Promise<SearchAnswer> {
  const facts = await reference();
  const ground = { viewer, facts, locale };
  const words = toPlain(query).split(" ").filter(Boolean);
  if (words.length === 0) return { query, groups: [], unitCount: 0 };
  const found = searchUnits(unitIndexOf(facts.tree), query, units, (unit) => mayOpen(ground, unit));
  const unitGroup: FindingGroup = {
    kind: "units",
    findings: found.units.map((unit) => unitFinding(ground, unit)),
  };
  const otherGroups: readonly FindingGroup[] = [
    { kind: "targets", findings: targetFindings(ground, words).slice(0, others) },
    {
      kind: "pages",
      findings: pageFindings(ground, words).slice(0, others),
    },
  ];
  const groups = found.isClear ? [unitGroup, ...otherGroups] : [...otherGroups, unitGroup];
  return {
    query,
    groups: groups.filter(({ findings }) => findings.length > 0),
    unitCount: found.count,
  };
}
