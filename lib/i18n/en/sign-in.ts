import type { Messages } from "@/lib/i18n/catalogue";
import type { account as viAccount, signIn as viSignIn } from "@/lib/i18n/vi/sign-in";

export const signIn = {
  title: "Sign in",
  username: "User name",
  password: "Password",
  submit: "Sign in",
  faults: {
    "wrong-credentials": "The user name or password is incorrect.",
    throttled: "Too many failed sign-ins. Try again in 15 minutes.",
    "foreign-origin": "The form was not sent from this page. Reload the page and try again.",
  },
  backToForm: "Back to the sign-in page",
  help: "Forgotten password or no account yet: ask the administrator of your office.",
} as const satisfies Messages<typeof viSignIn>;

export const account = {
  title: "Account",
  passwordTitle: "Change password",
  mustChange: "The password in use works only once. Choose a new one to go on.",
  currentPassword: "Current password",
  newPassword: "New password",
  newPasswordHint: "12 characters or more.",
  repeatPassword: "New password again",
  submit: "Change password",
  changed: "The password is changed. Other sessions have ended.",
  faults: {
    "wrong-credentials": "The current password is incorrect.",
    throttled: "Too many wrong tries. Try again in 15 minutes.",
    "too-short": "The new password must have 12 characters or more.",
    "too-long": "The new password may have at most 256 characters.",
    unchanged: "The new password must differ from the current one.",
    "repeated-wrongly": "The two new passwords are not the same.",
  },
  continue: "Go to the home page",
  signOut: "Sign out",
} as const satisfies Messages<typeof viAccount>;
