import { SiblingSwitch } from "@/components/shared/sibling-switch";
import { TextLink } from "@/components/ui/text-link";
import { overviewOfPage, pageAtUnit, parseViewPage, viewPageAddress } from "@/lib/contracts/view-page";
import type { Neighbour, UnitOverview } from "@/lib/contracts/unit-overview";
import { unitNameInSentence, unitTitle } from "@/lib/format/unit-name";
import { fill } from "@/lib/i18n/fill";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

interface StepGround {
  readonly facts: Pick<UnitOverview, "neighbours">;
  /** The address of the view. */
  readonly at: string;
  readonly locale: Locale;
}

/** Opens the units beside a step of the breadcrumb; nothing where there are none to go to. */
export function StepSwitch({
  facts: { neighbours },
  code,
  name,
  at,
  locale,
}: StepGround & { readonly code: string; readonly name: string }) {
  if (!neighbours.switchable.includes(code)) return null;
  return (
    <SiblingSwitch
      code={code}
      name={unitNameInSentence(name, locale)}
      at={at}
      words={messages(locale).siblings}
    />
  );
}

/** The view of the unit before or after this one. A province's plan is kept among the units of the province. */
export function NeighbourLinks({
  facts: { neighbours },
  keepsPlan,
  at,
  locale,
}: StepGround & { readonly keepsPlan: boolean }) {
  const { siblings } = messages(locale);
  const page = parseViewPage(at);
  if (page === null) return null;
  const link = (neighbour: Neighbour | null, rel: "prev" | "next", sign: string, words: string) => {
    if (neighbour === null) return null;
    const there = pageAtUnit(page, neighbour.code, keepsPlan);
    const isOpen = neighbour.isOwn || page.kind === "indicator" || page.kind === "history";
    return (
      <TextLink
        href={viewPageAddress(isOpen ? there : overviewOfPage(there))}
        rel={rel}
        title={fill(words, { unit: unitTitle(neighbour, locale) })}
      >
        {/* The title is the name: as a label besides, it would be read twice. */}
        <span aria-hidden="true">{sign}</span>
      </TextLink>
    );
  };
  return (
    <span className="neighbours no-print">
      {link(neighbours.previous, "prev", "‹", siblings.previous)}
      {link(neighbours.next, "next", "›", siblings.next)}
    </span>
  );
}
