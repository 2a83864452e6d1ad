import { notFound } from "next/navigation";
import { comparisonOf } from "@/app/(workspace)/compare/comparison-of";
import { comparePicture } from "@/components/dashboard/compare-picture";
import { compareTable } from "@/components/dashboard/figure-tables";
import { leavingFileName } from "@/components/dashboard/file-names";
import { PICTURE_FORMATS } from "@/lib/contracts/picture";
import { csvAnswer } from "@/lib/server/files/csv-answer";
import { pictureAnswer } from "@/lib/server/pictures/picture-answer";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly params: Promise<{ readonly format: string }>;
}

/** The compared units as a picture, their figures as a table. What the viewer may not see is not compared. */
export async function GET(request: Request, { params }: Address): Promise<Response> {
  const { format: asked } = await params;
  const format = [...PICTURE_FORMATS, "csv" as const].find((each) => each === asked) ?? notFound();
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const [comparison, locale] = await Promise.all([comparisonOf(query), requestLocale()]);
  const picture = comparePicture(comparison, locale) ?? notFound();
  const { units, targets } = comparison;
  const codes = targets.map(({ indicator }) => indicator.code);
  const name = leavingFileName("compare", { units, targets: codes, frame: comparison }, format, locale);
  return format === "csv"
    ? csvAnswer(compareTable(comparison, locale), name)
    : pictureAnswer(picture, format, name);
}
