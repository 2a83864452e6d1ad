import { notFound } from "next/navigation";
import { targetMapOf } from "@/app/(workspace)/units/[unitCode]/map/target-map-of";
import { mapTable } from "@/components/dashboard/figure-tables";
import { leavingFileName } from "@/components/dashboard/file-names";
import { mapPicture } from "@/components/dashboard/map-picture";
import { PICTURE_FORMATS } from "@/lib/contracts/picture";
import { csvAnswer } from "@/lib/server/files/csv-answer";
import { pictureAnswer } from "@/lib/server/pictures/picture-answer";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly params: Promise<{ readonly unitCode: string; readonly format: string }>;
}

/** The map of a target as a picture, its figures as a table. */
export async function GET(request: Request, { params }: Address): Promise<Response> {
  const { unitCode, format: asked } = await params;
  const format = [...PICTURE_FORMATS, "csv" as const].find((each) => each === asked) ?? notFound();
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const [shown, locale] = await Promise.all([targetMapOf(unitCode, query), requestLocale()]);
  const { unit, indicator } = shown;
  const name = leavingFileName(
    "map",
    { units: [unit], targets: [indicator.code], frame: shown },
    format,
    locale,
  );
  return format === "csv"
    ? csvAnswer(mapTable(shown, locale), name)
    : pictureAnswer(mapPicture(shown, locale), format, name);
}
