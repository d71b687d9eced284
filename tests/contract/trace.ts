import type { FakeClerkResources } from '../../src/testing/fake-clerk/types.ts';
import type { OpenPage, Page, PageOptions } from './page.ts';

export interface Scenario extends Omit<PageOptions, 'prepare'> {
  name: string;
  /** Runs before Clerk loads. */
  before?: (page: Page) => void;
  run?: (steps: Steps) => Promise<void>;
}

export interface Steps extends Page {
  /** Calls Clerk and records the outcome. */
  step(name: string, call: () => unknown): Promise<void>;
  /** Calls Clerk and records the state after a while, for a call that does not end. */
  stepWithoutEnd(name: string, call: () => unknown): Promise<void>;
  note(name: string, value: unknown): void;
}

/** Everything that an app, a person or the server can observe, in order. */
export type Trace = unknown[];

/** Plays a scenario on a page and records everything observable. */
export async function traceOf(scenario: Scenario, openPage: OpenPage): Promise<Trace> {
  const trace: Trace = [];
  const page = openPage(scenario);
  const { clerk, frontendApi } = page;
  const names = nameObjects();

  const look = () => ({
    session: clerk.session === undefined ? undefined : (clerk.session?.id ?? null),
    user: clerk.user === undefined ? undefined : (clerk.user?.id ?? null),
    isSignedIn: clerk.isSignedIn,
    lastEmitted: (clerk as { __internal_lastEmittedResources?: FakeClerkResources })
      .__internal_lastEmittedResources?.session?.id,
    sessions: clerk.client?.sessions.map(({ id, status }) => `${id} ${status}`),
    signedIn: clerk.client?.signedInSessions.map(({ id }) => id),
    status: clerk.status,
    loaded: clerk.loaded,
    server: frontendApi.snapshot(),
    requests: requestsSince(),
    navigations: [...page.navigations],
    timesLeft,
    broadcasts: page.broadcasts(),
  });
  // jsdom can't leave its page, but Clerk announces that it would.
  let timesLeft = 0;
  const noteLeaving = () => {
    timesLeft += 1;
  };
  window.addEventListener('clerk:beforeunload', noteLeaving);
  let requestsSeen = 0;
  const requestsSince = () => {
    const added = frontendApi.log.slice(requestsSeen);
    requestsSeen = frontendApi.log.length;
    return added.map(({ call, sessionId, outcome }) => [call, sessionId, outcome].join(' ')).sort();
  };

  const outcomeOf = async (call: () => unknown) => {
    try {
      await call();
      return 'resolved';
    } catch (error) {
      return { rejected: shapeOf(error) };
    }
  };
  const noteStep = async (name: string, outcome: unknown) => {
    // For the work of Clerk that no promise waits for.
    await settle(10);
    trace.push({ step: name, outcome, ...look() });
  };
  const step = async (name: string, call: () => unknown) => noteStep(name, await outcomeOf(call));
  const stepWithoutEnd = async (name: string, call: () => unknown) =>
    noteStep(name, await Promise.race([outcomeOf(call), settle(30).then(() => 'pending')]));

  clerk.on('status', (status) => trace.push({ status }));
  clerk.addListener(({ client, session, user }: FakeClerkResources) =>
    trace.push({
      emit: [session === undefined ? 'undefined' : (session?.id ?? null), user?.id ?? null],
      sessions: client.sessions.map(({ id, status }) => `${id} ${status}`),
      // Whether a listener receives the same object as before.
      objects: [names(client), names(session)],
    }),
  );
  scenario.before?.(page);
  await step('load', page.load);
  await scenario.run?.({
    ...page,
    clerk,
    step,
    stepWithoutEnd,
    note: (name, value) => trace.push({ note: name, value }),
  });
  await settle(10);
  trace.push({ end: look() });
  const complete = [...trace];
  window.removeEventListener('clerk:beforeunload', noteLeaving);
  page.close();
  for (const hook of HOOKS) Reflect.deleteProperty(window, hook);
  return complete;
}

/** The hooks that a scenario may have set on the window. */
const HOOKS = [
  '__internal_onBeforeSetActive',
  '__internal_onAfterSetActive',
  '__unstable__onBeforeSetActive',
  '__unstable__onAfterSetActive',
];

/** Waits for the rounds of the event loop that an answer of the fake and its processing take. */
async function settle(rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

function shapeOf(error: unknown) {
  if (!(error instanceof Error)) return error;
  const { status, code, errors, retryAfter, clerkError } = error as Error & {
    [name: string]: unknown;
  };
  return {
    kind: (error.constructor as { kind?: string }).kind ?? error.constructor.name,
    message: error.message.replace(/\?[^"]*/, ''),
    status,
    code,
    retryAfter,
    clerkError,
    errors: (errors as { code: string; message: string; longMessage: string }[] | undefined)?.map(
      (entry) => [entry.code, entry.message, entry.longMessage],
    ),
  };
}

function nameObjects(): (object: object | null | undefined) => string {
  const seen = new Map<object, string>();
  return (object) => {
    if (!object) return String(object);
    const name = seen.get(object) ?? `#${seen.size + 1}`;
    seen.set(object, name);
    return name;
  };
}
