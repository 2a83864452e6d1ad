import { notFound } from "next/navigation";
import { indicatorPageOf } from "@/app/(workspace)/indicators/[indicatorCode]/indicator-page-of";
import { trendSvg } from "@/components/dashboard/indicator-words";
import { requestLocale } from "@/lib/server/request/preferences";

/** The trend of the page as a picture file, for those who may see the page. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly indicatorCode: string }> },
): Promise<Response> {
  const { indicatorCode } = await params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const [page, locale] = await Promise.all([indicatorPageOf(indicatorCode, query), requestLocale()]);
  const picture = trendSvg(page, locale) ?? notFound();
  const name = `${page.indicator.code}-${page.unit.code}-${page.view.period.code}.svg`;
  return new Response(picture, {
    headers: {
      "Content-Type": "image/svg+xml; charset=utf-8",
      "Content-Disposition": `inline; filename="${name}"`,
    },
  });
}
