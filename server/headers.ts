/** Response headers of everything served. The app talks only to its own origin and runs only its own files. */

/**
 * Inline `style` attributes stay allowed: the grid places its cells with them, and they can load nothing that the other
 * lines would not stop. Scripts and style sheets come from files of this origin only.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** On every answer: pages, workers and the service worker take the policy from their own. */
export const safetyHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // both together let the page share memory with its workers: an edit is on disk before its own task ends
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), serial=(), hid=()',
};

/** Built files carry their hash in their name and never change; everything else is asked for again. */
export function cacheControl(path: string): string {
  return /^\/assets\/.+-[\w-]{8}\.\w+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}
