import { TextLink } from "@/components/ui/text-link";

/** Views of the same thing, as links: each has its own address. */
export function Tabs({
  label,
  tabs,
}: {
  readonly label: string;
  readonly tabs: readonly { readonly href: string; readonly label: string; readonly current: boolean }[];
}) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <TextLink key={tab.href} href={tab.href} aria-current={tab.current ? "page" : undefined}>
          {tab.label}
        </TextLink>
      ))}
    </nav>
  );
}
