import type { Messages } from "@/lib/i18n/catalogue";
import type * as vi from "@/lib/i18n/vi/shell";

export const shell = {
  skip: "Skip to main content",
  mainNavigation: "Functions",
  overview: "Overview",
  entry: "My work",
  review: "Review",
  imports: "Import",
  exports: "Export",
  admin: "Administration",
  language: "Language",
  vietnamese: "Tiếng Việt",
  english: "English",
  theme: "Theme",
  themeLight: "Light",
  themeDark: "Dark",
  themeSystem: "As the system",
  account: "Account",
  signOut: "Sign out",
  roles: {
    central: "Central coordination office",
    province: "Provincial coordination office",
    district: "District officer",
    viewer: "Viewer",
    administrator: "Administrator",
  },
  notFoundTitle: "Page not found",
  notFoundText:
    "This address does not exist, or lies outside the scope of the account in use. Check the address, or go to the home page.",
  home: "Go to the home page",
  errorTitle: "Something went wrong",
  errorText:
    "Nothing already saved is lost. Try again; if the error persists, tell the administrator the code below.",
  errorCode: "Incident code: {code}",
  retry: "Try again",
} satisfies Messages<typeof vi.shell>;
