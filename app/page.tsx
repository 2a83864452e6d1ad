import { redirect } from "next/navigation";
import { landingPath } from "@/lib/domain/access/landing-path";
import { requireViewer } from "@/lib/server/auth/current-viewer";

/** Where each role begins. */
export default async function LandingPage() {
  redirect(landingPath(await requireViewer()));
}
