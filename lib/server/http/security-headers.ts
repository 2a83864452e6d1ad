import "server-only";

export interface PolicyOptions {
  readonly isHttps: boolean;
  /** The development server evaluates code and puts styles into the page; nothing of it is shipped. */
  readonly isDevelopment: boolean;
}

/** The content security policy of one answer: only scripts and styles of this site, inline ones only with the nonce. */
export function contentSecurityPolicy(nonce: string, { isHttps, isDevelopment }: PolicyOptions): string {
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps ? ["upgrade-insecure-requests"] : []),
  ];
  return directives.join("; ");
}

const EVERYWHERE = [
  ["X-Content-Type-Options", "nosniff"],
  // With no-referrer browsers would send "Origin: null" with our own forms.
  ["Referrer-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
] as const;

const OVER_HTTPS = [
  ["Strict-Transport-Security", "max-age=31536000; includeSubDomains"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
] as const;

/** Headers of every answer besides its policy. */
export function securityHeaders(isHttps: boolean): readonly (readonly [name: string, value: string])[] {
  return isHttps ? [...EVERYWHERE, ...OVER_HTTPS] : EVERYWHERE;
}
