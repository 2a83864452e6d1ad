import { notFound } from "next/navigation";
import { indicatorPageOf } from "@/app/(workspace)/indicators/[indicatorCode]/indicator-page-of";
import { leavingFileName } from "@/components/dashboard/file-names";
import { trendPicture } from "@/components/dashboard/trend-picture";
import { PICTURE_FORMATS } from "@/lib/contracts/picture";
import { pictureAnswer } from "@/lib/server/pictures/picture-answer";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly params: Promise<{ readonly indicatorCode: string; readonly format: string }>;
}

/** The trend of the page as a picture, for those who may see the page. */
export async function GET(request: Request, { params }: Address): Promise<Response> {
  const { indicatorCode, format: asked } = await params;
  const format = PICTURE_FORMATS.find((each) => each === asked) ?? notFound();
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const [page, locale] = await Promise.all([indicatorPageOf(indicatorCode, query), requestLocale()]);
  const picture = trendPicture(page, locale) ?? notFound();
  const { unit, indicator } = page;
  const shown = { units: [unit], targets: [indicator.code], frame: page };
  return pictureAnswer(picture, format, leavingFileName("trend", shown, format, locale));
}
