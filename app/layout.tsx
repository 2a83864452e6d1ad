import clsx from "clsx";
import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { interLatin, interVietnamese } from "@/app/fonts";
import { Symbols } from "@/components/ui/symbols";
import { requestLocale, requestTheme } from "@/lib/server/request/preferences";
import "./globals.css";

// Titles are drawn by the pages themselves (components/shared/page-title.tsx).
export const metadata: Metadata = { robots: { index: false, follow: false } };

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#FFFFFF" },
    { media: "(prefers-color-scheme: dark)", color: "#0F141A" },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // A prerendered page carries no nonce, and the content security policy would block all of its scripts.
  await connection();
  const [locale, theme] = await Promise.all([requestLocale(), requestTheme()]);
  return (
    <html
      lang={locale}
      className={clsx(interLatin.variable, interVietnamese.variable)}
      data-theme={theme === "system" ? undefined : theme}
    >
      <body>
        <Symbols />
        {children}
      </body>
    </html>
  );
}
