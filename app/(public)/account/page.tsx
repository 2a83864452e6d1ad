import { PageTitle } from "@/components/shared/page-title";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextLink } from "@/components/ui/text-link";
import { messages } from "@/lib/i18n/messages";
import { requireSignedIn } from "@/lib/server/auth/current-viewer";
import { requestLocale } from "@/lib/server/request/preferences";
import { changePasswordAction } from "./actions";

interface AccountPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function AccountPage({ searchParams }: AccountPageProps) {
  const { viewer, mustChangePassword } = await requireSignedIn();
  const locale = await requestLocale();
  const { account: words, shell } = messages(locale);
  const { outcome } = await searchParams;
  const fields = [
    {
      name: "currentPassword",
      label: words.currentPassword,
      autoComplete: "current-password",
      hint: undefined,
    },
    {
      name: "newPassword",
      label: words.newPassword,
      autoComplete: "new-password",
      hint: words.newPasswordHint,
    },
    { name: "repeatedPassword", label: words.repeatPassword, autoComplete: "new-password", hint: undefined },
  ];
  return (
    <>
      <PageTitle words={words.title} locale={locale} />
      <h1>{words.title}</h1>
      <p className="mt-2">
        <b>{viewer.name}</b> · {viewer.username}
        <br />
        <span className="muted small" lang={viewer.position === null ? undefined : "vi"}>
          {viewer.position ?? shell.roles[viewer.role]}
        </span>
      </p>
      {mustChangePassword && <p className="notice notice-warning">{words.mustChange}</p>}
      {outcome === "changed" && (
        <p role="status" className="notice">
          {words.changed} <TextLink href="/">{words.continue}</TextLink>
        </p>
      )}
      {isFault(outcome, words.faults) && (
        <p role="alert" className="notice notice-problem">
          {words.faults[outcome]}
        </p>
      )}
      <h2 className="mt-8">{words.passwordTitle}</h2>
      <form action={changePasswordAction} className="mt-4 flex flex-col gap-4">
        <input
          type="text"
          name="username"
          defaultValue={viewer.username}
          autoComplete="username"
          hidden
          readOnly
        />
        {fields.map(({ name, label, autoComplete, hint }) => (
          <Field
            key={name}
            id={name}
            label={label}
            hint={hint}
            type="password"
            autoComplete={autoComplete}
            maxLength={256}
            required
          />
        ))}
        <div>
          <Button weight="primary">{words.submit}</Button>
        </div>
      </form>
      <div className="mt-8 flex items-baseline gap-6">
        {!mustChangePassword && <TextLink href="/">{words.continue}</TextLink>}
        <form method="post" action="/api/auth/sign-out">
          <Button weight="quiet" className="text-base">
            {words.signOut}
          </Button>
        </form>
      </div>
    </>
  );
}

function isFault<Faults extends object>(outcome: unknown, faults: Faults): outcome is keyof Faults {
  return typeof outcome === "string" && Object.hasOwn(faults, outcome);
}
