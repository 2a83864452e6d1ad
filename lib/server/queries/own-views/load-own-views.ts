import "server-only";

import type { OwnViews } from "@/lib/contracts/own-views";
import type { Finding } from "@/lib/contracts/search";
import { parseViewPage } from "@/lib/contracts/view-page";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Locale } from "@/lib/i18n/locale";
import { mayOpenPage } from "@/lib/server/addresses/may-open-page";
import { wordViewPage } from "@/lib/server/addresses/word-view-page";
import { withViewer } from "@/lib/server/db/scoped";
import { type Reference, reference } from "@/lib/server/reference/load-reference";

interface StoredView {
  readonly address: string;
  readonly is_pinned: boolean;
  readonly is_recent: boolean;
}

/** A page that is no longer the person's to open is not named: its title would tell that it exists. */
function toFinding(viewer: Viewer, facts: Reference, address: string, locale: Locale): Finding | null {
  const page = parseViewPage(address);
  return page !== null && mayOpenPage(viewer, facts, page) ? wordViewPage(facts, page, locale) : null;
}

/** What a person pinned, in the order of pinning or as it was moved, and saw lately, the latest first; worded for the reader. */
export async function loadOwnViews(viewer: Viewer, locale: Locale): Promise<OwnViews> {
  const [facts, stored] = await Promise.all([
    reference(),
    withViewer(
      viewer,
      (tx) => tx.$queryRaw<StoredView[]>`
        SELECT address, pinned_at IS NOT NULL AS is_pinned, seen_at IS NOT NULL AS is_recent
          FROM own_view WHERE account_id = ${viewer.accountId}::uuid
         ORDER BY pinned_at, seen_at DESC, address`,
    ),
  ]);
  const toFindings = (views: readonly StoredView[]) =>
    views.flatMap(({ address }) => toFinding(viewer, facts, address, locale) ?? []);
  return {
    pinned: toFindings(stored.filter((view) => view.is_pinned)),
    // What is pinned is listed already.
    recent: toFindings(stored.filter((view) => view.is_recent && !view.is_pinned)),
  };
}
