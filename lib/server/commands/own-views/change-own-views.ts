import "server-only";

import type { OwnViewChange, PinRefusal } from "@/lib/contracts/own-views";
import type { Viewer } from "@/lib/domain/access/viewer";
import { ok, type Result } from "@/lib/domain/result";
import { forgetViews } from "@/lib/server/commands/own-views/forget-views";
import { movePin } from "@/lib/server/commands/own-views/move-pin";
import { pinView } from "@/lib/server/commands/own-views/pin-view";
import { rememberView } from "@/lib/server/commands/own-views/remember-view";
import { unpinView } from "@/lib/server/commands/own-views/unpin-view";

/** Does to a person's own list what a page or a form of it asks for. */
export async function changeOwnViews(
  viewer: Viewer,
  change: OwnViewChange,
): Promise<Result<null, PinRefusal, null>> {
  switch (change.verb) {
    case "remember":
      return rememberView(viewer, change.address);
    case "pin":
      return pinView(viewer, change.address);
    case "unpin":
      await unpinView(viewer, change.address);
      return ok(null);
    case "move-up":
    case "move-down":
      await movePin(viewer, change.address, change.verb === "move-up" ? -1 : 1);
      return ok(null);
    case "forget":
      await forgetViews(viewer, change.address);
      return ok(null);
    case "forget-all":
      await forgetViews(viewer, null);
      return ok(null);
  }
}
