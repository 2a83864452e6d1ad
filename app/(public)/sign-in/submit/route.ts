import { answerSignIn } from "@/lib/server/auth/answer-sign-in";

/** The sign-in form, with and without JavaScript: 303 into the product, else 401, 403 or 429. */
export const POST = answerSignIn;
