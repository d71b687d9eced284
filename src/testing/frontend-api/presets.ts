import type { FrontendApi, FrontendApiCall } from './types.ts';

/** Goes back to how it was before. */
export type Lift = () => void;

const REMOVALS: FrontendApiCall[] = ['remove-all', 'remove-session', 'end-session'];

/** What signs out, here or on another device. The rest works: an app can get over the failure. */
const SIGN_OUTS: FrontendApiCall[] = [...REMOVALS, 'revoke-device'];

/**
 * What goes wrong most often, by name. Each takes a faked Frontend API, `clerk.server` of a fake Clerk among them, and
 * returns a function that lifts it.
 *
 * @example
 * const lift = presets.rateLimited(frontendApi, { retryAfter: 2 });
 * // …
 * lift();
 */
export const presets = {
  /**
   * No request reaches the server. A page that should also know that it is offline needs `navigator.onLine` to say so:
   * `clerk.offline()` of a fake Clerk, `context.setOffline(true)` in Playwright.
   */
  offline: (frontendApi: FrontendApi): Lift => frontendApi.fault({ kind: 'reset' }),

  /**
   * 429 for whatever signs out, and nothing is done.
   *
   * @param options.retryAfter Seconds the server asks to wait. @default 2
   * @param options.times How many requests are refused. @default all
   */
  rateLimited: (
    frontendApi: FrontendApi,
    { retryAfter = 2, times }: { retryAfter?: number; times?: number } = {},
  ): Lift =>
    frontendApi.fault({
      kind: 'status',
      status: 429,
      retryAfter,
      call: SIGN_OUTS,
      ...(times !== undefined && { times }),
    }),

  /**
   * Everything is done, and answered late.
   *
   * @param options.delayMs @default 3000
   */
  slow: (frontendApi: FrontendApi, { delayMs = 3000 }: { delayMs?: number } = {}): Lift =>
    frontendApi.fault({ kind: 'delay', delayMs }),

  /**
   * A session was signed out on another device, by an administrator, or in another tab, and this page does not know:
   * what it asks for that session is answered with 404 or 401. There is nothing to lift.
   *
   * @param options.sessionId @default the last active one
   */
  sessionEndedElsewhere: (
    frontendApi: FrontendApi,
    {
      sessionId = frontendApi.snapshot().lastActiveSessionId ?? undefined,
    }: { sessionId?: string | undefined } = {},
  ): Lift => {
    if (sessionId !== undefined) frontendApi.endSession(sessionId, 'removed');
    return () => {};
  },

  /** 500 for whatever signs out, and nothing is done. */
  serverError: (frontendApi: FrontendApi): Lift =>
    frontendApi.fault({ kind: 'status', status: 500, call: SIGN_OUTS }),

  /** A gateway answers every request with its own page, and the server sees none of them. */
  gatewayError: (frontendApi: FrontendApi): Lift =>
    frontendApi.fault({ kind: 'html', status: 502 }),

  /** The sessions are removed, and the connection breaks before the answer: a failure that was a success. */
  answerLost: (frontendApi: FrontendApi): Lift =>
    frontendApi.fault({ kind: 'answer-lost', call: REMOVALS }),

  /** A removal is never answered, until it is lifted: then the server does it after all. */
  noAnswer: (frontendApi: FrontendApi): Lift => {
    const lift = frontendApi.fault({ kind: 'hang', call: REMOVALS });
    return () => {
      lift();
      frontendApi.releaseHangs();
    };
  },
};
