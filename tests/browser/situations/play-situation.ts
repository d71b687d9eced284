import type { FrontendApi } from '../../../src/testing/frontend-api/types.ts';
import type { PageReading } from '../harness/protocol.ts';
import { type Disturbance, type FaultCase, type Outcome, SIGN_OUT_CALLS } from './faults.ts';
import type { Scene, SceneOptions, SceneStage } from './scene.ts';
import type { Subject } from './subjects.ts';
import type { Target } from './targets.ts';
import { traceOf } from './trace.ts';
import {
  type Holding,
  lies,
  type Wrong,
  wrongsAtRest,
  wrongsOfOrganization,
  wrongsOfRecovery,
} from './verdict.ts';

/** The fault, the target, and the button to press. */
export interface Play {
  fault: Disturbance;
  target: Target;
  subject: Subject;
}

/** A situation of the table. */
export interface Situation extends Play {
  fault: FaultCase;
}

/** The result of one situation. */
export interface Report {
  wrongs: Wrong[];
  /** The outcome of the hooks while the fault lasted; undefined for Clerk's button, which has none. */
  outcome: Outcome | undefined;
  /** Sign-out requests while the fault lasted. */
  requests: number;
  /** What the page showed while the fault lasted. */
  auth: PageReading['auth'];
  /** Milliseconds from the end of the fault to a usable page. */
  recoveredAfterMs: number;
  /** Documents loaded by the page itself. */
  reloads: number;
  unhandled: string[];
  /** Console messages, except the browser's own about failed requests. */
  complaints: string[];
  /** Requests, answers and claims in order, for finding the cause of a failure. */
  trace: string[];
}

/** Milliseconds without a change after which a page counts as at rest. */
const QUIET_MS = 100;
const REST_LIMIT_MS = 8_000;
/** How long Clerk's button is watched when its request will never be answered. */
const ENDLESS_LIMIT_MS = 800;
/** How long a page may take to become usable once the fault is gone. */
const RECOVERY_LIMIT_MS = 6_000;
const UNHURRIED_TIMEOUT_MS = 5_000;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Plays one situation: sign out with the fault, lift the fault, sign out again, sign out of everything.
 *
 * @param onFaulty Called when the page is at rest with the fault.
 */
export async function playSituation(
  stage: SceneStage,
  { fault, target, subject }: Play,
  onFaulty?: () => void,
): Promise<Report> {
  return stage.play(sceneOptionsOf({ fault, target, subject }), async (scene) => {
    const { api } = scene;
    const wrongs: Wrong[] = [];
    const isHook = subject.shows !== 'clerk-button';
    const holdings: Holding[] = [];
    const hold = () =>
      holdings.push({ at: Date.now(), signedIn: api.snapshot().signedInSessionIds });
    hold();
    api.subscribe(hold);
    const held = () => api.snapshot().signedInSessionIds;

    await strike(scene, fault, target);
    const bystanders = held().filter((id) => !target.ends.includes(id));

    const atRest = (isEndless = false) =>
      scene.call('quiet', QUIET_MS, isEndless && !isHook ? ENDLESS_LIMIT_MS : REST_LIMIT_MS);

    const before = api.log.length;
    const names = subject.shows === 'two-hooks' ? ['first', 'second'] : ['first'];
    await scene.call('click', names, fault.clicks);
    // Clerk's button keeps the click until Clerk has loaded, without showing it.
    if (fault.isBeforeLoad && !isHook)
      await clerkHasLoaded(scene, fault.isEndless ? ENDLESS_LIMIT_MS : REST_LIMIT_MS);
    if (subject.isUnmountedMidFlight) {
      await scene.call('unmount', 'first');
      await atRest();
      await scene.call('mount', 'second');
    }
    await atRest(fault.isEndless);

    onFaulty?.();
    const faulty = await scene.read();
    const requests = signOutRequests(api, before);
    wrongs.push(...wrongsAtRest(faulty, target, held()));
    const most = target.ends.length > 0 ? 1 : 0;
    if (requests > most) wrongs.push({ kind: 'requests', detail: `${requests}` });
    const victims = bystanders.filter((id) => !held().includes(id));
    if (victims.length > 0)
      wrongs.push({ kind: 'collateral', detail: `${victims.join(', ')} ended` });

    const loadsBefore = scene.loads();
    const liftedAt = Date.now();
    await lift(scene, fault);
    const isWrecked = await recovery(scene, fault.organizations?.kept);
    wrongs.push(...isWrecked);
    const recoveredAfterMs = Date.now() - liftedAt;

    if (target.ends.some((id) => held().includes(id))) {
      const beforeAgain = api.log.length;
      // The hook or the document may have been replaced meanwhile.
      await scene.call('click', isHook ? Object.keys((await scene.read()).hooks) : names);
      await atRest();
      const again = await scene.read();
      const alive = target.ends.filter((id) => held().includes(id));
      wrongs.push(
        ...alive.map((id): Wrong => ({ kind: 'again', detail: `${id} is still alive` })),
        ...notSignedOut(again).map((detail): Wrong => ({ kind: 'again', detail })),
        ...wrongsOfRecovery(again, held()).map(({ detail }): Wrong => ({ kind: 'again', detail })),
      );
      const more = signOutRequests(api, beforeAgain);
      if (more > 1) wrongs.push({ kind: 'requests', detail: `${more} again` });
    }
    if (held().length > 0) {
      await scene.call('mount', 'everything');
      await scene.call('click', ['everything']);
      await atRest();
      const { auth, hooks } = await scene.read();
      if (held().length > 0)
        wrongs.push({ kind: 'again', detail: `${held().join(', ')} outlived everything` });
      if (auth !== 'signed-out') wrongs.push({ kind: 'again', detail: `ends ${auth}` });
      const everything = hooks['everything']?.status;
      if (everything !== undefined && everything !== 'signed-out')
        wrongs.push({ kind: 'again', detail: `everything: ${everything}` });
    }

    const last = await scene.read();
    const [current = ''] = target.sessions.map(({ id }) => id);
    wrongs.unshift(...lies(last.history, holdings, target, current));
    for (const message of scene.unhandled) wrongs.push({ kind: 'unhandled', detail: message });

    const [hook] = Object.values(faulty.hooks);
    return {
      wrongs,
      outcome: (hook?.code ?? hook?.redirectCode ?? hook?.status) as Outcome | undefined,
      requests,
      auth: faulty.auth,
      recoveredAfterMs,
      reloads: loadsBefore - 1,
      unhandled: [...scene.unhandled],
      complaints: scene.consoleErrors.filter((text) => !text.startsWith('Failed to load resource')),
      trace: traceOf(last.history, scene),
    };
  });
}

/** The scene of a situation, before the fault. */
export function sceneOptionsOf({ fault, target, subject }: Play): SceneOptions {
  return {
    api: {
      sessions: target.sessions.map((session) => ({
        ...session,
        ...(fault.organizations && { organizationIds: fault.organizations.ids }),
      })),
    },
    config: {
      subject: subject.shows,
      ...(target.sessionId !== undefined && { sessionId: target.sessionId }),
      ...fault.config,
    },
    ...(fault.prepare && { prepare: fault.prepare }),
    waitsForClerk: !fault.isBeforeLoad,
  };
}

/** Injects the fault. */
export async function strike(scene: Scene, fault: Disturbance, target: Target): Promise<void> {
  for (const each of fault.faults?.(scene) ?? []) scene.api.fault(each);
  await fault.before?.(scene, target);
}

/** Lifts the fault. */
export async function lift(scene: Scene, fault: Disturbance): Promise<void> {
  scene.api.clearFaults();
  await scene.setOffline(false);
  await scene.call('set', {
    loading: 'succeeds',
    router: 'pushes',
    beforeSetActive: 'absent',
    timeoutMs: UNHURRIED_TIMEOUT_MS,
  });
  await fault.lift?.(scene);
}

function signOutRequests(api: FrontendApi, from: number): number {
  return api.log.slice(from).filter(({ call }) => SIGN_OUT_CALLS.includes(call)).length;
}

function notSignedOut({ hooks }: PageReading): string[] {
  return Object.values(hooks)
    .filter(({ status }) => status !== 'signed-out')
    .map(({ status, code }) => `${status} ${code ?? ''}`);
}

async function clerkHasLoaded({ read }: Scene, limitMs: number): Promise<void> {
  const deadline = Date.now() + limitMs;
  while ((await read()).clerkStatus === 'loading' && Date.now() < deadline) await pause(25);
}

/** Waits until the page is usable and agrees with the server. Resolves to what is still wrong at the time limit. */
async function recovery(scene: Scene, organization: string | undefined): Promise<Wrong[]> {
  const deadline = Date.now() + RECOVERY_LIMIT_MS;
  for (;;) {
    const reading = await scene.read();
    const wrongs = wrongsOfRecovery(reading, scene.api.snapshot().signedInSessionIds);
    if (organization !== undefined)
      wrongs.push(...wrongsOfOrganization(reading, organization, scene.api.resources()));
    if (wrongs.length === 0 || Date.now() > deadline) return wrongs;
    await pause(25);
  }
}
