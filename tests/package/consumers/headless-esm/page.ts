import { createFrontendApi } from 'clerk-sign-out/msw';
import { JSDOM } from 'jsdom';

/** The server of this page's Clerk. */
export const frontendApi = createFrontendApi({ sessions: [{ id: 'sess_ada' }] });

// Sets up the globals that clerk-js and React look for, before either is loaded.
const { window } = new JSDOM('<div id="root"></div>', {
  url: 'https://app.example.com/account',
  pretendToBeVisual: true,
});
window.document.hasFocus = () => true;
const page = {
  window,
  isSecureContext: true,
  ...Object.fromEntries(
    (
      ['document', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage'] as const
    ).map((name) => [name, window[name]]),
  ),
  CustomEvent: window.CustomEvent,
  Event: window.Event,
  HTMLElement: window.HTMLElement,
  BroadcastChannel: undefined,
  fetch: (input: URL | string, init?: RequestInit) => frontendApi.fetch(new Request(input, init)),
};
for (const [name, value] of Object.entries(page))
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
Object.defineProperty(window.navigator, 'locks', {
  value: { request: (_name: string, _options: unknown, run: () => unknown) => run() },
});
