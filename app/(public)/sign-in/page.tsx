import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { PageTitle } from "@/components/shared/page-title";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SIGN_IN_FAULTS, TYPED_NAME_COOKIE, toPathAfterSignIn } from "@/lib/contracts/sign-in";
import { messages } from "@/lib/i18n/messages";
import { currentViewer } from "@/lib/server/auth/current-viewer";
import { requestLocale } from "@/lib/server/request/preferences";

interface SignInPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const asked = await searchParams;
  const next = toPathAfterSignIn(typeof asked.next === "string" ? asked.next : null);
  if ((await currentViewer()) !== null) redirect(next);

  const locale = await requestLocale();
  const { signIn: words, terms } = messages(locale);
  const fault = SIGN_IN_FAULTS.find((known) => known === asked.fault);
  const typedName = (await cookies()).get(TYPED_NAME_COOKIE)?.value ?? "";
  return (
    <>
      <PageTitle words={words.title} locale={locale} />
      <p className="muted small">{terms.productLong}</p>
      <h1>{words.title}</h1>
      {fault !== undefined && (
        <p role="alert" className="notice notice-problem">
          {words.faults[fault]}
        </p>
      )}
      <form method="post" action="/sign-in/submit" className="mt-6 flex flex-col gap-4">
        <input type="hidden" name="next" value={next} />
        <Field
          id="username"
          label={words.username}
          defaultValue={typedName}
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          maxLength={200}
          required
        />
        <Field
          id="password"
          label={words.password}
          type="password"
          autoComplete="current-password"
          maxLength={256}
          required
        />
        <div>
          <Button weight="primary">{words.submit}</Button>
        </div>
      </form>
      <p className="muted small mt-6">{words.help}</p>
    </>
  );
}
