import type { Payload, ReportedValue } from "@/lib/domain/observations/observation";
import type { UnitCode } from "@/lib/domain/units/unit";

/** A subject that does not pass yet, with what tells how near it is. */
export interface Nearing {
  readonly unit: UnitCode;
  /** What it said in the period; `null`: nothing. */
  readonly said: ReportedValue | null;
  /** It met the target in an earlier period. */
  readonly metBefore: boolean;
  /** The latest earlier period in which it said anything, it met the target. */
  readonly metLast: boolean;
  /** Other contents it meets in the period. */
  readonly othersMet: number;
}

/** What a subject lacks, the nearest first. */
export const LACKS = [
  "feedback",
  "services",
  "confirmation",
  "regain",
  "standard",
  "files",
  "models",
  "report",
] as const;
export type Lack = (typeof LACKS)[number];

function lackOfPayload(payload: Payload, metBefore: boolean): Lack {
  if (payload.measure === "ratio") return "files";
  if (payload.measure === "count") return "models";
  if (payload.measure === "services") {
    if (payload.services.length > 0) return "feedback";
    if (payload.feedback) return "services";
  }
  return metBefore ? "regain" : "standard";
}

/**
 * What a subject that does not pass lacks: of services and feedback one of the two, a report where it met the target
 * last time (`confirmation`) or never did (`report`), a standard lost (`regain`) or never met, files or models.
 *
 * @param subject what it said and whether it met the target before
 * @example lackOf({ …, said: servicesWithoutFeedback }) // "feedback"
 * Source: services count with at least one service and feedback; path to target.
 */
export function lackOf({ said, metBefore, metLast }: Omit<Nearing, "unit" | "othersMet">): Lack {
  if (said?.state === "reported") return lackOfPayload(said.payload, metBefore);
  return metLast ? "confirmation" : "report";
}

/** Own share of a ratio, own number of models; 0 for what is met or not. */
function ownShare({ said }: Nearing): number {
  if (said?.state !== "reported") return 0;
  const { payload } = said;
  if (payload.measure === "ratio")
    return payload.denominator === 0 ? 0 : payload.numerator / payload.denominator;
  return payload.measure === "count" ? payload.count : 0;
}

/**
 * Orders subjects that do not pass by how near they are: by what they lack; of those who lack the same by their own
 * share, then by how many other contents they meet, then by code.
 *
 * @param subjects subjects that do not pass, in any order
 * @example nearestFirst([neverMet, withoutFeedback]).map(({ unit }) => unit) // the one without feedback first
 * Source: path to target: by what they lack and by their history.
 */
export function nearestFirst<Subject extends Nearing>(subjects: readonly Subject[]): readonly Subject[] {
  return subjects
    .map((subject) => ({ subject, place: LACKS.indexOf(lackOf(subject)), share: ownShare(subject) }))
    .sort(
      (left, right) =>
        left.place - right.place ||
        right.share - left.share ||
        right.subject.othersMet - left.subject.othersMet ||
        (left.subject.unit < right.subject.unit ? -1 : 1),
    )
    .map(({ subject }) => subject);
}
