import type { SignOutErrorCode } from '../../../src/core/errors.ts';
import type {
  Fault,
  FaultEffect,
  FrontendApi,
  FrontendApiCall,
  RequestLogEntry,
} from '../../../src/testing/frontend-api/types.ts';
import type { Harness, PageConfig } from '../harness/protocol.ts';
import type { Scene } from './scene.ts';
import type { Target } from './targets.ts';

/** The outcome of our hook while the fault lasts. */
export type Outcome = 'signed-out' | SignOutErrorCode;

/** Something that goes wrong around one sign-out. */
export interface Disturbance {
  /** Faults for the requests of the page, from just before the click. */
  faults?: (scene: Scene) => Fault[];
  /** How often each button is clicked in one task. @default 1 */
  clicks?: number;
  config?: Partial<PageConfig>;
  /** Of which the person is a member, with the first of them active, and which has to be active in the end. */
  organizations?: { ids: string[]; kept: string };
  /** Whether it is the same only in a window with the focus: without it Clerk does not tell the server of a change. */
  needsFocus?: boolean;
  /** Runs before the page is opened. */
  prepare?: (api: FrontendApi) => void;
  /** Runs before the click. */
  before?: (scene: Scene, target: Target) => unknown;
  /** Clicks as soon as the page shows its button. */
  isBeforeLoad?: boolean;
  /** Runs when all injected faults have been lifted. */
  lift?: (scene: Scene) => unknown;
  /** Whether a request is never answered: Clerk's button then never finishes. */
  isEndless?: boolean;
  /** Whether it only strikes the request for a live session, so that other targets show nothing. */
  needsTarget?: boolean;
}

/** A row of the table. */
export interface FaultCase extends Disturbance {
  name: string;
  /** The outcome for a live target. The server then holds its session, or does not, accordingly. */
  outcome: Outcome | ((target: Target) => Outcome);
  /** The outcome for a target that was not live, if it differs. */
  outcomeWithoutTarget?: Outcome;
  /** The names of the targets with which it is played, where not with all. */
  targets?: readonly string[];
}

/** The calls that end sessions of this browser. */
export const SIGN_OUT_CALLS: FrontendApiCall[] = ['remove-all', 'remove-session', 'end-session'];

/** Milliseconds that a hook waits for an answer that never comes. */
const SHORT_TIMEOUT_MS = 500;

/** Milliseconds that a hook waits if each request is answered, enough for a slow machine. */
const ANSWERED_TIMEOUT_MS = 1_500;

const onSignOut = (fault: Fault): Pick<Disturbance, 'faults'> => ({
  faults: () => [{ ...fault, call: SIGN_OUT_CALLS }],
});
type BodyAnswer = Omit<Extract<FaultEffect, { kind: 'body' }>, 'kind'>;

const onEverything = (fault: Fault): Pick<Disturbance, 'faults'> => ({ faults: () => [fault] });

/** An answer to a removal from something else than the server, or from the server itself. */
const answeringSignOut = (answer: BodyAnswer): Pick<Disturbance, 'faults' | 'needsTarget'> => ({
  ...onSignOut({ kind: 'body', ...answer }),
  needsTarget: true,
});
/** The removal fails, and the following question who is signed in is not answered by the server but by something else. */
const misinforming = (
  answerOf: (scene: Scene) => BodyAnswer,
): Pick<Disturbance, 'faults' | 'needsTarget'> => ({
  faults: (scene) => [
    { kind: 'status', status: 500, call: SIGN_OUT_CALLS },
    { kind: 'body', ...answerOf(scene), call: 'client' },
  ],
  needsTarget: true,
});

const LOGIN_PAGE = '<!doctype html><title>Log in to the network</title>';
/** The client as it was before anybody had signed in. */
const cachedClientOf = ({ api }: Scene) => ({
  ...api.resources().client,
  sessions: [],
  last_active_session_id: null,
  updated_at: Date.UTC(2026, 0, 1),
});
/** Removes sessions and answers without the client, which may be `null` in Clerk's specification. */
const removedWithoutClient = ({ api }: Scene): Fault[] =>
  sessionsOf(api).map((session) => ({
    kind: 'body',
    body: { response: { ...session, status: 'removed' }, client: null },
    isDone: true,
    call: 'remove-session',
    sessionId: session.id,
  }));
const sessionsOf = (api: FrontendApi) =>
  (api.resources().client?.['sessions'] ?? []) as { id: string }[];

const goingOffline = (fault: Fault): Pick<Disturbance, 'faults'> => ({
  faults: ({ goOffline }) => [{ ...fault, call: SIGN_OUT_CALLS, onStrike: goOffline }],
});

const IN_AN_ORGANIZATION = { ids: ['org_one', 'org_two'], kept: 'org_one' };
const OF_THREE = ['all of three', 'current of three', 'other of three'];
/** Of three sessions it is the one that is not current, and that `other of three` signs out. */
const OTHER_SESSION = { session: 'sess_bob' };

/** What Clerk asks for when the session or the organization changes: in a window without focus, the token alone. */
const CHANGE_CALLS: FrontendApiCall[] = ['touch', 'token'];

/** The app has begun to change the session or the organization when the button is pressed. */
const whileSwitching = (
  to: Parameters<Harness['setActive']>[0],
  fault?: Fault,
): Pick<Disturbance, 'faults' | 'before' | 'needsFocus'> => ({
  needsFocus: true,
  faults: () => [
    { kind: 'delay', delayMs: 200, call: CHANGE_CALLS, times: 1 },
    ...(fault ? [{ ...fault, call: SIGN_OUT_CALLS }] : []),
  ],
  before: async ({ api, call }) => {
    const hasBegun = untilChange(api);
    await call('setActive', to);
    await hasBegun;
  },
});
/** The app changes the session while the request is under way, which is answered after that. */
const switchingMeanwhile = (effect?: FaultEffect): Pick<Disturbance, 'faults' | 'needsFocus'> => ({
  needsFocus: true,
  faults: ({ api, call }) => [
    {
      kind: 'later',
      effect: untilChange(api, ({ outcome }) => outcome !== null).then(() => effect),
      onStrike: () => call('setActive', OTHER_SESSION),
      call: SIGN_OUT_CALLS,
      times: 1,
    },
  ],
});
/** Resolves once the app has asked for a change from now on, and it has come to something. */
function untilChange(
  { log, subscribe }: FrontendApi,
  is: (entry: RequestLogEntry) => boolean = () => true,
): Promise<void> {
  const from = log.length;
  return new Promise((resolve) => {
    const stop = subscribe(() => {
      if (!log.slice(from).some((entry) => CHANGE_CALLS.includes(entry.call) && is(entry))) return;
      stop();
      resolve();
    });
  });
}

const endTarget =
  (status: 'ended' | 'removed') =>
  ({ api }: Scene, { ends }: Target) => {
    for (const id of ends) api.endSession(id, status);
  };

export const faultCases: FaultCase[] = [
  { name: 'nothing goes wrong', outcome: 'signed-out' },
  {
    name: 'three clicks, a slow answer',
    clicks: 3,
    ...onSignOut({ kind: 'delay', delayMs: 150 }),
    outcome: 'signed-out',
  },

  { name: 'HTTP 500', ...onSignOut({ kind: 'status', status: 500 }), outcome: 'server' },
  { name: 'HTTP 502 with HTML', ...onSignOut({ kind: 'html', status: 502 }), outcome: 'server' },
  { name: 'HTTP 503 with HTML', ...onSignOut({ kind: 'html', status: 503 }), outcome: 'server' },
  { name: 'HTTP 401', ...onSignOut({ kind: 'status', status: 401 }), outcome: 'unauthorized' },
  { name: 'HTTP 403 with HTML', ...onSignOut({ kind: 'html', status: 403 }), outcome: 'server' },
  {
    name: 'HTTP 404, the session lives',
    ...onSignOut({ kind: 'status', status: 404 }),
    outcome: 'session_not_found',
  },
  { name: 'HTTP 422', ...onSignOut({ kind: 'status', status: 422 }), outcome: 'unknown' },
  {
    name: 'HTTP 429 with retry-after',
    ...onSignOut({ kind: 'status', status: 429, retryAfter: 2 }),
    outcome: 'rate_limited',
  },
  {
    name: 'a captive portal: HTTP 200 with HTML',
    ...onSignOut({ kind: 'html', status: 200 }),
    outcome: 'server',
  },

  {
    name: 'a removal answered 200 with {}',
    ...answeringSignOut({ body: {} }),
    outcome: 'not_confirmed_by_server',
  },
  {
    name: 'a removal answered 200 with null',
    ...answeringSignOut({ body: null }),
    outcome: 'not_confirmed_by_server',
  },
  {
    name: 'a removal answered 200 with []',
    ...answeringSignOut({ body: [] }),
    outcome: 'not_confirmed_by_server',
  },
  {
    name: 'a removal answered 200 with {"status":"ok"}',
    ...answeringSignOut({ body: { status: 'ok' } }),
    outcome: 'not_confirmed_by_server',
  },
  {
    name: 'a removal answered with the removal of somebody else',
    ...answeringSignOut({
      body: { response: { object: 'session', id: 'sess_else', status: 'removed' }, client: null },
    }),
    outcome: 'not_confirmed_by_server',
  },
  {
    name: 'a removal answered 204',
    ...answeringSignOut({ status: 204 }),
    outcome: 'not_confirmed_by_server',
  },
  {
    name: 'a removal redirected to a login page',
    ...answeringSignOut({ status: 302, headers: { location: '/login' } }),
    outcome: 'server',
  },
  {
    name: 'HTTP 502 with JSON that names the address of the client',
    ...answeringSignOut({ status: 502, body: { error: 'Bad Gateway', client: '203.0.113.7' } }),
    outcome: 'server',
  },
  {
    name: 'HTTP 404 of a gateway, with JSON',
    ...answeringSignOut({ status: 404, body: { errors: [{ title: 'Not Found' }] } }),
    outcome: 'server',
  },
  {
    name: 'every POST answered 200 with {}',
    faults: () => [{ kind: 'body', body: {}, call: [...SIGN_OUT_CALLS, 'touch', 'token'] }],
    needsTarget: true,
    config: { timeoutMs: ANSWERED_TIMEOUT_MS },
    outcome: 'not_confirmed_by_server',
  },
  {
    name: 'every request answered 200 with {}',
    ...onEverything({ kind: 'body', body: {} }),
    needsTarget: true,
    config: { timeoutMs: ANSWERED_TIMEOUT_MS },
    outcome: 'not_confirmed_by_server',
  },
  {
    name: 'HTTP 500, then a client answered 200 with {}',
    ...misinforming(() => ({ body: {} })),
    outcome: 'server',
  },
  {
    name: 'HTTP 500, then a client answered 200 with []',
    ...misinforming(() => ({ body: [] })),
    outcome: 'server',
  },
  {
    name: 'HTTP 500, then a client answered 200 with HTML',
    ...misinforming(() => ({ body: LOGIN_PAGE })),
    outcome: 'server',
  },
  {
    name: 'HTTP 500, then a client without sessions',
    ...misinforming(() => ({ body: { response: { object: 'client', id: 'client_1' } } })),
    outcome: 'server',
  },
  {
    name: 'HTTP 500, then an older client from a cache',
    ...misinforming((scene) => ({ body: { response: cachedClientOf(scene), client: null } })),
    outcome: 'server',
  },
  {
    name: 'every request HTTP 502 since the page was loaded',
    before: async ({ api, reload, call }) => {
      api.fault({ kind: 'html', status: 502 });
      await reload();
      await call('loaded');
    },
    needsTarget: true,
    config: { timeoutMs: ANSWERED_TIMEOUT_MS },
    outcome: 'server',
  },
  {
    name: 'done, and answered 200 with {}',
    ...answeringSignOut({ body: {}, isDone: true }),
    outcome: 'signed-out',
  },
  {
    name: 'done, and answered without a response',
    ...answeringSignOut({ body: { response: null, client: null }, isDone: true }),
    outcome: 'signed-out',
  },
  {
    name: 'done, and answered without a client',
    faults: removedWithoutClient,
    needsTarget: true,
    outcome: 'signed-out',
  },

  { name: 'connection reset', ...onSignOut({ kind: 'reset' }), outcome: 'network' },
  { name: 'answer lost', ...onSignOut({ kind: 'answer-lost' }), outcome: 'signed-out' },
  {
    name: 'answer slow',
    ...onSignOut({ kind: 'delay', delayMs: 200 }),
    outcome: 'signed-out',
  },
  {
    name: 'answer later than the time-out',
    ...onSignOut({ kind: 'delay', delayMs: 1_200 }),
    config: { timeoutMs: SHORT_TIMEOUT_MS },
    outcome: 'signed-out',
  },
  {
    name: 'no answer, ever',
    ...onSignOut({ kind: 'hang' }),
    config: { timeoutMs: SHORT_TIMEOUT_MS },
    outcome: 'timeout',
    isEndless: true,
  },
  {
    name: 'done and answered long after the time-out',
    ...onSignOut({ kind: 'hang' }),
    config: { timeoutMs: SHORT_TIMEOUT_MS },
    lift: ({ api }) => api.releaseHangs(),
    outcome: 'timeout',
    isEndless: true,
  },

  {
    name: 'every request reset',
    ...onEverything({ kind: 'reset' }),
    config: { timeoutMs: ANSWERED_TIMEOUT_MS },
    outcome: 'network',
  },
  {
    name: 'every request HTTP 500',
    ...onEverything({ kind: 'status', status: 500 }),
    config: { timeoutMs: ANSWERED_TIMEOUT_MS },
    outcome: 'server',
  },
  {
    name: 'every request unanswered',
    ...onEverything({ kind: 'hang' }),
    config: { timeoutMs: SHORT_TIMEOUT_MS },
    outcome: 'timeout',
    isEndless: true,
  },

  {
    name: 'offline before the click',
    before: ({ setOffline }) => setOffline(true),
    outcome: 'offline',
  },
  {
    name: 'offline in mid-flight, not done',
    ...goingOffline({ kind: 'reset' }),
    outcome: 'offline',
  },
  {
    name: 'offline in mid-flight, done',
    ...goingOffline({ kind: 'answer-lost' }),
    outcome: 'offline',
  },
  {
    name: 'offline in mid-flight, not done, and the request hangs',
    ...goingOffline({ kind: 'hang' }),
    config: { timeoutMs: SHORT_TIMEOUT_MS },
    outcome: 'timeout',
    isEndless: true,
  },
  {
    name: 'offline in mid-flight, done, and the request hangs',
    ...goingOffline({ kind: 'delay', delayMs: 60_000 }),
    config: { timeoutMs: SHORT_TIMEOUT_MS },
    outcome: 'timeout',
    isEndless: true,
  },
  {
    name: 'an automated browser, connection reset',
    ...onSignOut({ kind: 'reset' }),
    config: { isAutomated: true },
    outcome: 'not_confirmed_by_server',
  },
  {
    name: 'an automated browser, answer lost',
    ...onSignOut({ kind: 'answer-lost' }),
    config: { isAutomated: true },
    outcome: 'signed-out',
  },

  {
    name: 'Clerk fails to load',
    config: { loading: 'fails' },
    isBeforeLoad: true,
    lift: ({ reload }) => reload(),
    outcome: 'clerk_not_loaded',
    outcomeWithoutTarget: 'clerk_not_loaded',
  },
  {
    name: 'Clerk never loads',
    prepare: (api) => api.fault({ kind: 'hang', call: 'environment' }),
    config: { loadTimeoutMs: SHORT_TIMEOUT_MS },
    isBeforeLoad: true,
    lift: ({ reload }) => reload(),
    outcome: 'clerk_not_loaded',
    outcomeWithoutTarget: 'clerk_not_loaded',
    isEndless: true,
  },
  {
    name: 'a click before Clerk has loaded',
    prepare: (api) => api.fault({ kind: 'delay', delayMs: 250, call: 'environment' }),
    isBeforeLoad: true,
    outcome: 'signed-out',
  },
  {
    name: 'a click before Clerk has loaded, then HTTP 500',
    prepare: (api) => {
      api.fault({ kind: 'delay', delayMs: 250, call: 'environment' });
      api.fault({ kind: 'status', status: 500, call: SIGN_OUT_CALLS });
    },
    isBeforeLoad: true,
    outcome: 'server',
  },

  {
    name: 'onBeforeSetActive hangs',
    config: { beforeSetActive: 'hangs', timeoutMs: 4_000 },
    outcome: 'signed-out',
    isEndless: true,
  },
  {
    name: 'onBeforeSetActive rejects',
    config: { beforeSetActive: 'rejects' },
    outcome: 'signed-out',
  },
  {
    name: 'the router rejects',
    config: { router: 'rejects' },
    outcome: ({ isElsewhere }) => (isElsewhere ? 'signed-out' : 'redirect_failed'),
  },
  {
    name: 'the router never settles',
    config: { router: 'never-settles', timeoutMs: SHORT_TIMEOUT_MS },
    outcome: ({ isElsewhere }) => (isElsewhere ? 'signed-out' : 'redirect_failed'),
  },

  {
    name: 'in an organization, HTTP 500',
    organizations: IN_AN_ORGANIZATION,
    ...onSignOut({ kind: 'status', status: 500 }),
    targets: ['one session', 'current of three'],
    outcome: 'server',
  },
  {
    name: 'in an organization, offline in mid-flight',
    organizations: IN_AN_ORGANIZATION,
    ...goingOffline({ kind: 'reset' }),
    targets: ['one session'],
    outcome: 'offline',
  },
  {
    name: 'while the app changes the organization, HTTP 500',
    organizations: { ids: ['org_one', 'org_two'], kept: 'org_two' },
    ...whileSwitching({ organization: 'org_two' }, { kind: 'status', status: 500 }),
    targets: ['one session'],
    outcome: 'server',
  },
  {
    name: 'while the app changes the session',
    ...whileSwitching(OTHER_SESSION),
    targets: OF_THREE,
    outcome: 'signed-out',
  },
  {
    name: 'while the app changes the session, HTTP 500',
    ...whileSwitching(OTHER_SESSION, { kind: 'status', status: 500 }),
    targets: OF_THREE,
    outcome: 'server',
  },
  {
    name: 'the app changes the session in mid-flight',
    ...switchingMeanwhile(),
    targets: OF_THREE,
    outcome: 'signed-out',
  },
  {
    name: 'the app changes the session in mid-flight, then HTTP 500',
    ...switchingMeanwhile({ kind: 'status', status: 500 }),
    targets: OF_THREE,
    outcome: 'server',
  },

  {
    name: 'on a satellite',
    config: { isSatellite: true },
    targets: ['one session'],
    outcome: 'signed-out',
  },
  {
    name: 'on a satellite, HTTP 500',
    config: { isSatellite: true },
    ...onSignOut({ kind: 'status', status: 500 }),
    targets: ['one session'],
    outcome: 'server',
  },
  {
    name: 'on a satellite, offline in mid-flight, done',
    config: { isSatellite: true },
    ...goingOffline({ kind: 'answer-lost' }),
    targets: ['one session'],
    outcome: 'offline',
  },

  {
    name: 'removed elsewhere before the click',
    before: endTarget('removed'),
    outcome: 'signed-out',
  },
  {
    name: 'ended elsewhere before the click',
    before: endTarget('ended'),
    outcome: 'signed-out',
  },
];

/** The required outcome of our hook while the fault lasts. */
export function expectedOutcome(fault: FaultCase, target: Target): Outcome {
  if (target.ends.length > 0)
    return typeof fault.outcome === 'function' ? fault.outcome(target) : fault.outcome;
  return (
    fault.outcomeWithoutTarget ??
    (target.name === 'unknown id' ? 'session_not_found' : 'signed-out')
  );
}
