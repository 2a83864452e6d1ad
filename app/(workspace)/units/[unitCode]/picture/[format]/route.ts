import { notFound } from "next/navigation";
import { overviewOf } from "@/app/(workspace)/units/[unitCode]/overview-of";
import { leavingFileName } from "@/components/dashboard/file-names";
import { overviewPicture } from "@/components/dashboard/overview-picture";
import { PICTURE_FORMATS } from "@/lib/contracts/picture";
import { requireViewer } from "@/lib/server/auth/current-viewer";
import { pictureAnswer } from "@/lib/server/pictures/picture-answer";
import { loadNearestUnits } from "@/lib/server/queries/dashboard/load-nearest-units";
import { requestLocale } from "@/lib/server/request/preferences";

interface Address {
  readonly params: Promise<{ readonly unitCode: string; readonly format: string }>;
}

/** The page of a unit as one picture to send on, for those who may see the page. */
export async function GET(request: Request, { params }: Address): Promise<Response> {
  const { unitCode, format: asked } = await params;
  const format = PICTURE_FORMATS.find((each) => each === asked) ?? notFound();
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const [overview, viewer, locale] = await Promise.all([
    overviewOf(unitCode, query),
    requireViewer(),
    requestLocale(),
  ]);
  const nearest = await loadNearestUnits(viewer, overview);
  const name = leavingFileName("overview", { units: [overview.unit], frame: overview }, format, locale);
  return pictureAnswer(overviewPicture({ overview, nearest, locale }), format, name);
}
