import type { Role, Viewer } from "@/lib/domain/access/viewer";

let made = 0;

/** A person for a test; each call makes another one. Commands need no account row: names travel with the viewer. */
export function viewerOf(role: Role, scope: readonly string[], name = `${role} ${scope.join(" ")}`): Viewer {
  made += 1;
  return {
    accountId: `00000000-0000-4000-8000-${String(made).padStart(12, "0")}`,
    username: `${role}-${made}`,
    name,
    position: null,
    role,
    scope: [...scope],
  };
}
