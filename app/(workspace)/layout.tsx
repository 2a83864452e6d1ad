import type { ReactNode } from "react";
import { PinnedViews } from "@/components/shared/pinned-views";
import { RunningFoot } from "@/components/shell/running-foot";
import { SoftNavigation } from "@/components/shell/soft-navigation";
import { TopBar, type WorkspaceLink } from "@/components/shell/top-bar";
import { can } from "@/lib/domain/access/can";
import { ownUnitPath } from "@/lib/domain/access/landing-path";
import type { Viewer } from "@/lib/domain/access/viewer";
import { currentViewer } from "@/lib/server/auth/current-viewer";
import { loadOwnViews } from "@/lib/server/queries/own-views/load-own-views";
import { reference } from "@/lib/server/reference/load-reference";
import { requestLocale, requestTheme } from "@/lib/server/request/preferences";

/** Places the role has any use for; whether it may enter one is decided there. */
function linksOf(viewer: Viewer): readonly WorkspaceLink[] {
  const links: readonly (WorkspaceLink & { readonly isOpen: boolean })[] = [
    { href: ownUnitPath(viewer), key: "overview", isOpen: true },
    { href: "/entry", key: "entry", isOpen: can(viewer, "submit", {}).ok },
    { href: "/review", key: "review", isOpen: can(viewer, "approve", {}).ok },
    { href: "/imports", key: "imports", isOpen: can(viewer, "import", {}).ok },
    { href: "/exports", key: "exports", isOpen: can(viewer, "export", {}).ok },
    { href: "/admin", key: "admin", isOpen: can(viewer, "manage-people", {}).ok },
  ];
  return links.filter(({ isOpen, key }) => isOpen && EXISTING.has(key));
}

/** Places that have a page. */
const EXISTING: ReadonlySet<WorkspaceLink["key"]> = new Set([
  "overview",
  "entry",
  "review",
  "imports",
  "exports",
]);

/** The frame of the signed-in pages: navigation only. Every page asks for its viewer itself. */
export default async function WorkspaceLayout({ children }: { readonly children: ReactNode }) {
  const [viewer, locale, theme, facts] = await Promise.all([
    currentViewer(),
    requestLocale(),
    requestTheme(),
    reference(),
  ]);
  if (viewer === null) return children;
  // Not awaited: the page is not held up by it.
  const pinned = loadOwnViews(viewer, locale).then((own) => own.pinned);
  const { name, position, role } = viewer;
  return (
    <PinnedViews pinned={pinned}>
      <SoftNavigation />
      <RunningFoot />
      <TopBar
        locale={locale}
        theme={theme}
        demonstration={facts.demonstration}
        links={linksOf(viewer)}
        account={{ name, position, role }}
      />
      {children}
    </PinnedViews>
  );
}
