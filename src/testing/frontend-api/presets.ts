import type { FrontendApi, FrontendApiCall } from './types.ts';

/** Lifts the faults of a preset. */
export type Lift = () => void;

const REMOVALS: FrontendApiCall[] = ['remove-all', 'remove-session', 'end-session'];

/** The calls that sign out, here or on another device. The others work, so an app can recover from the failure. */
const SIGN_OUTS: FrontendApiCall[] = [...REMOVALS, 'revoke-device'];

/**
 * The most common failures, by name. Each takes a faked Frontend API, such as `clerk.server` of a fake Clerk, and returns
 * a function that lifts it.
 *
 * @example
 * const lift = presets.rateLimited(frontendApi, { retryAfter: 2 });
 * // …
 * lift();
 */
export const presets = {
  /**
   * No request reaches the server. `navigator.onLine` does not change: for that, use `clerk.offline()` of a fake Clerk, or
   * `context.setOffline(true)` in Playwright.
   */
  offline: (frontendApi: FrontendApi): Lift => frontendApi.fault({ kind: 'reset' }),

  /**
   * Every request that signs out is refused with 429, and nothing is done.
   *
   * @param options.retryAfter Seconds that the server asks to wait. @default 2
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
   * Every request is carried out, but answered late.
   *
   * @param options.delayMs @default 3000
   */
  slow: (frontendApi: FrontendApi, { delayMs = 3000 }: { delayMs?: number } = {}): Lift =>
    frontendApi.fault({ kind: 'delay', delayMs }),

  /**
   * A session was signed out on another device, by an administrator, or in another tab, and this page does not know: its
   * requests for that session are answered with 404 or 401. The function that is returned does nothing.
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

  /** Every request that signs out fails with 500, and nothing is done. */
  serverError: (frontendApi: FrontendApi): Lift =>
    frontendApi.fault({ kind: 'status', status: 500, call: SIGN_OUTS }),

  /** A gateway answers every request with its error page; none of them reaches the server. */
  gatewayError: (frontendApi: FrontendApi): Lift =>
    frontendApi.fault({ kind: 'html', status: 502 }),

  /** The sessions are removed, but the connection breaks before the answer: a success that looks like a failure. */
  answerLost: (frontendApi: FrontendApi): Lift =>
    frontendApi.fault({ kind: 'answer-lost', call: REMOVALS }),

  /** A removal gets no answer until the preset is lifted. Then the server carries it out. */
  noAnswer: (frontendApi: FrontendApi): Lift => {
    const lift = frontendApi.fault({ kind: 'hang', call: REMOVALS });
    return () => {
      lift();
      frontendApi.releaseHangs();
    };
  },
};
