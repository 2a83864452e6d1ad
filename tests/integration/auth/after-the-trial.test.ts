import { beforeAll, expect, it, vi } from "vitest";
import { issueApiToken } from "@/lib/server/auth/api-token";
import { signIn } from "@/lib/server/auth/sign-in";
import { viewerOfRequest } from "@/lib/server/auth/viewer-of-request";
import { hashKey } from "@/lib/server/auth/random-key";
import { withAuth } from "@/lib/server/db/scoped";
import { seedDemoAccounts } from "@/prisma/seed/accounts";
import { asOwner } from "@/tests/integration/auth/people";
import { useTestDatabase } from "@/tests/support/test-database";

// The environment is read once, by the first call that needs it: here as a start with DEMO_DATA=0 gives it.
vi.stubEnv("DEMO_DATA", "0");

const database = useTestDatabase();
const TOKEN = "ntm_left-behind-by-a-trial";
const PASSWORD = "minh-hoa-một";

beforeAll(async () => {
  await seedDemoAccounts({ ownerUrl: database.ownerUrl, password: PASSWORD });
  await asOwner(
    database.ownerUrl,
    `INSERT INTO api_token (id, account_id, token_hash, expires_at)
     SELECT gen_random_uuid(), id, $1, now() + interval '1 day' FROM account WHERE username = 'tinh-40'`,
    [hashKey(TOKEN)],
  );
});

const attempts = {
  "the password": async () =>
    (await signIn({ username: "tinh-40", password: PASSWORD, address: "192.0.2.1", userAgent: null })).ok,
  "a token of the trial": async () =>
    (await viewerOfRequest(
      new Request("http://localhost/", { headers: { authorization: `Bearer ${TOKEN}` } }),
    )) !== null,
  "a new token": async () => (await withAuth((tx) => issueApiToken(tx, "tinh-40", 1))).ok,
};

it.each(Object.entries(attempts))("%s of a demonstration account opens nothing", async (_name, attempt) => {
  expect(await attempt()).toBe(false);
});

it.each(Object.entries(attempts))(
  "%s opens it once the account is somebody's own",
  async (_name, attempt) => {
    await asOwner(database.ownerUrl, "UPDATE account SET demonstration = false WHERE username = 'tinh-40'");
    expect(await attempt()).toBe(true);
  },
);
