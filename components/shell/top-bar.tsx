import { MainNav } from "@/components/shell/main-nav";
import { PreferenceSwitch } from "@/components/shell/preference-switch";
import { PopupMenu } from "@/components/shell/popup-menu";
import { PinnedMenu } from "@/components/shell/pinned-menu";
import { SearchBox } from "@/components/shell/search-box";
import { TextLink } from "@/components/ui/text-link";
import type { Role } from "@/lib/domain/access/viewer";
import type { Locale } from "@/lib/i18n/locale";
import { messages } from "@/lib/i18n/messages";

/** A place of the workspace that the account may go to; `key` names its word. */
export interface WorkspaceLink {
  readonly href: string;
  readonly key: "overview" | "entry" | "review" | "imports" | "exports" | "admin";
}

export interface ShownAccount {
  readonly name: string;
  readonly position: string | null;
  readonly role: Role;
}

/** The frame's head: product, demonstration mark, places, language, theme and account. */
export function TopBar({
  locale,
  theme,
  demonstration,
  links,
  account,
}: {
  readonly locale: Locale;
  readonly theme: "light" | "dark" | "system";
  readonly demonstration: boolean;
  readonly links: readonly WorkspaceLink[];
  readonly account: ShownAccount;
}) {
  const { ownViews, shell, terms, search } = messages(locale);
  const languageSwitch = (
    <PreferenceSwitch
      path="/lang"
      label={shell.language}
      className="switch"
      choices={[
        { to: "vi", text: "VI", title: shell.vietnamese, lang: "vi", current: locale === "vi" },
        { to: "en", text: "EN", title: shell.english, lang: "en", current: locale === "en" },
      ]}
    />
  );
  return (
    <>
      <a className="skip-link" href="#main">
        {shell.skip}
      </a>
      <header className="top-bar">
        <div className="wrap">
          <TextLink className="brand" href="/">
            {terms.productName}
          </TextLink>
          {demonstration ? <span className="demo-tag">{terms.demonstration}</span> : null}
          <MainNav
            label={shell.mainNavigation}
            links={links.map(({ href, key }) => ({ href, label: shell[key] }))}
          />
          <SearchBox
            words={{
              label: search.label,
              placeholder: search.placeholder,
              shortcut: search.shortcut,
              suggestions: search.suggestions,
              units: search.units,
              targets: search.targets,
              pages: search.pages,
              pinned: ownViews.pinned,
              recent: ownViews.recent,
              found: search.found,
              foundNone: search.foundNone,
            }}
          />
          <PinnedMenu
            words={{ menu: ownViews.menu, menuEmpty: ownViews.menuEmpty, manage: ownViews.manage }}
          />
          {languageSwitch}
          <PopupMenu className="user-menu" summary={account.name}>
            <p>
              <b>{account.name}</b>
            </p>
            <p className="small muted" lang={account.position === null ? undefined : "vi"}>
              {account.position ?? shell.roles[account.role]}
            </p>
            <p className="small">
              <TextLink href="/account">{shell.account}</TextLink>
            </p>
            {languageSwitch}
            <PreferenceSwitch
              path="/theme"
              label={shell.theme}
              className="theme-switch"
              choices={[
                { to: "light", text: shell.themeLight, current: theme === "light" },
                { to: "dark", text: shell.themeDark, current: theme === "dark" },
                { to: "system", text: shell.themeSystem, current: theme === "system" },
              ]}
            />
            <form method="post" action="/api/auth/sign-out">
              <button type="submit" className="button-link">
                {shell.signOut}
              </button>
            </form>
          </PopupMenu>
        </div>
      </header>
    </>
  );
}
