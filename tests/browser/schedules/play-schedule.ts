import { setTimeout as pause } from 'node:timers/promises';
import type { ClerkGeneration } from '../../../src/testing/fake-clerk/types.ts';
import type { FrontendApi } from '../../../src/testing/frontend-api/types.ts';
import type { Claim, PageReading } from '../harness/protocol.ts';
import type { Scene, Stage } from '../harness/stage.ts';
import { SIGN_OUT_CALLS } from '../situations/faults.ts';
import { traceOf } from '../situations/trace.ts';
import { type Holding, heldAt, wrongsOfRecovery } from '../situations/verdict.ts';
import {
  inWords,
  type Schedule,
  SESSION_IDS,
  type Step,
  TARGET_NAMES,
  TIMEOUT_MS,
} from './schedule.ts';

const QUIET_MS = 120;
const REST_LIMIT_MS = 10_000;
const RECOVERY_LIMIT_MS = 8_000;
const UNHURRIED_TIMEOUT_MS = 5_000;
/** An app is told of its own callback that hangs. */
const REPORT_OF_A_CALLBACK = /clerk-sign-out: \w+ did not settle in \d+ ms/;

/** Plays a schedule, then lifts all faults and signs out. Throws with the full trace if something is wrong. */
export async function playSchedule(stage: Stage, schedule: Schedule): Promise<void> {
  await stage.play(
    {
      api: { sessions: SESSION_IDS.map((id) => ({ id })) },
      config: { subject: 'every-target', timeoutMs: TIMEOUT_MS, redirectUrl: false },
    },
    async (scene) => {
      const { api } = scene;
      const wrongs: string[] = [];
      const holdings: Holding[] = [];
      const hold = () =>
        holdings.push({ at: Date.now(), signedIn: api.snapshot().signedInSessionIds });
      hold();
      api.subscribe(hold);

      let clicks = 0;
      const untold = new Set<string>();
      for (const { step, thenWaitMs } of schedule.steps) {
        if (step.do === 'click') clicks += 1;
        if (step.do === 'end elsewhere' && !step.isTold) untold.add(step.sessionId);
        await perform(scene, step);
        if (thenWaitMs > 0) await pause(thenWaitMs);
      }

      api.clearFaults();
      if (schedule.isReleased || isHeldUp(api)) api.releaseHangs();
      await scene.context.setOffline(false);
      // Only a reload by the person can recover a Clerk that could not be loaded.
      if ((await scene.read()).history.at(-1)?.clerkStatus === 'error') await scene.reload();
      await scene.call('holdLock', false);
      await scene.call('set', { timeoutMs: UNHURRIED_TIMEOUT_MS, haveHangingCallbacks: false });
      for (const name of TARGET_NAMES) await scene.call('mount', name);
      await scene.call('quiet', QUIET_MS, REST_LIMIT_MS);
      wrongs.push(...(await recovery(scene, untold)));

      const rested = await scene.read();
      for (const [name, { status, phase }] of Object.entries(rested.hooks)) {
        if (status === 'pending' || status === 'redirecting')
          wrongs.push(`busy: ${name} is ${status} ${phase ?? ''}`);
      }
      const requests = api.log.filter(({ call }) => SIGN_OUT_CALLS.includes(call)).length;
      if (requests > clicks) wrongs.push(`requests: ${requests} for ${clicks} clicks`);
      wrongs.push(...overlaps(api));

      await scene.call('mount', 'everything');
      await scene.call('click', ['everything']);
      await scene.call('quiet', QUIET_MS, REST_LIMIT_MS);
      const alive = api.snapshot().signedInSessionIds;
      if (alive.length > 0) wrongs.push(`again: ${alive.join(', ')} outlived everything`);
      wrongs.push(...(await recovery(scene, new Set())));
      const last = await scene.read();
      if (last.auth !== 'signed-out') wrongs.push(`again: ends ${last.auth}`);
      const everything = last.hooks['everything'];
      if (everything?.status !== 'signed-out')
        wrongs.push(`again: everything is ${everything?.status} ${everything?.code ?? ''}`);

      const isClerksOwn = clerkSignedItselfOut(stage.generation, api);
      wrongs.push(...lies(last, holdings, isClerksOwn, rested.at));
      for (const { userId } of last.signedOutUsers) {
        const times = last.signedOutUsers.filter((other) => other.userId === userId).length;
        if (times > 1)
          wrongs.push(`signedOutUsers: useSignedOut was told of ${userId} ${times} times`);
      }
      for (const message of scene.unhandled)
        if (!REPORT_OF_A_CALLBACK.test(message)) wrongs.push(`unhandled: ${message}`);

      if (wrongs.length > 0) {
        const story = [
          ...new Set(wrongs),
          '',
          inWords(schedule),
          '',
          ...traceOf(last.history, scene),
        ];
        throw new Error(story.join('\n'));
      }
    },
  );
}

async function perform(scene: Scene, step: Step): Promise<void> {
  const { api, call, context } = scene;
  switch (step.do) {
    case 'click':
      return call('click', [step.target], step.times);
    case 'unmount':
    case 'mount':
      return call(step.do, step.target);
    case 'fault':
      api.fault({
        ...step.effect,
        times: step.times,
        ...(step.calls !== undefined && { call: step.calls }),
      });
      return;
    case 'lift':
      return api.clearFaults();
    case 'release':
      return api.releaseHangs();
    case 'go offline':
      return context.setOffline(true);
    case 'go online':
      return context.setOffline(false);
    case 'take the lock':
    case 'free the lock':
      return call('holdLock', step.do === 'take the lock');
    case 'set the clock':
      return call('setClock', step.byMs);
    case 'let callbacks hang':
    case 'let callbacks settle':
      return call('set', { haveHangingCallbacks: step.do === 'let callbacks hang' });
    case 'end elsewhere': {
      const { signedInSessionIds, lastActiveSessionId } = api.snapshot();
      if (!signedInSessionIds.includes(step.sessionId)) return;
      api.endSession(step.sessionId, step.status);
      if (!step.isTold) return;
      // Clerk tells other tabs about the current session only, this package about every one.
      if (step.sessionId === lastActiveSessionId)
        await call('broadcast', 'clerk', { type: 'signout' });
      return call('broadcast', 'clerk-sign-out', 'sessions-changed');
    }
  }
}

/**
 * Whether nothing can continue before a hanging request is answered. Clerk waits without a limit for the requests of its
 * load, and while one GET hangs, Chromium holds back every other GET of the same URL for twenty seconds.
 */
function isHeldUp({ log }: FrontendApi): boolean {
  return log.some(
    ({ call, outcome }) => outcome === null && (call === 'client' || call === 'environment'),
  );
}

/** Waits until the page is usable and agrees with the server, except about sessions whose end it was not told. */
async function recovery(scene: Scene, untold: ReadonlySet<string>): Promise<string[]> {
  const deadline = Date.now() + RECOVERY_LIMIT_MS;
  for (;;) {
    const known = [...scene.api.snapshot().signedInSessionIds, ...untold];
    const wrongs = wrongsOfRecovery(await scene.read(), known);
    if (wrongs.length === 0 || Date.now() > deadline)
      return wrongs.map(({ kind, detail }) => `${kind}: ${detail}`);
    await pause(25);
  }
}

/** Two requests under way for one session, although the first had not timed out. */
function overlaps({ log }: FrontendApi): string[] {
  const requests = log.filter(({ call }) => SIGN_OUT_CALLS.includes(call));
  return requests.flatMap((later, index) =>
    requests
      .slice(0, index)
      .filter(
        (earlier) =>
          (earlier.outcome === null || earlier.outcome === 'aborted') &&
          later.at - earlier.at < TIMEOUT_MS * 0.8 &&
          (earlier.sessionId === null ||
            later.sessionId === null ||
            earlier.sessionId === later.sessionId),
      )
      .map(
        (earlier) =>
          `requests: ${later.call} ${later.at - earlier.at} ms after an unanswered ${earlier.call}`,
      ),
  );
}

/** What the page claimed against what the server held at that moment. */
function lies(
  { history, confirmations, signedOutUsers, at: endedAt }: PageReading,
  holdings: readonly Holding[],
  isClerksOwn: (claim: Claim, before: Claim | undefined) => boolean,
  restedAt: number,
): string[] {
  const wrongs: string[] = [];
  const deny = (at: number, ids: readonly string[], who: string) => {
    const lied = ids.filter((id) => heldAt(holdings, at).includes(id));
    if (lied.length > 0) wrongs.push(`lie: ${who}, and ${lied.join(', ')} was alive`);
  };
  let shown: string | undefined;
  let isClerks = false;
  for (const [index, claim] of history.entries()) {
    const before = history[index - 1];
    const { clerkSession } = claim;
    if (clerkSession !== null && clerkSession !== 'undefined') shown = clerkSession;
    // The cause of what Clerk shows is at the time when it first showed it.
    if (clerkSession !== before?.clerkSession)
      isClerks = clerkSession === null && isClerksOwn(claim, before);
    if (claim.auth === 'signed-out' && clerkSession === null && shown !== undefined) {
      // What Clerk shows too early has come true once the page rests: before the last sign-out, or after it.
      const rest = claim.at > restedAt ? endedAt : restedAt;
      const isUndone =
        !heldAt(holdings, rest).includes(shown) ||
        history.slice(index).some((later) => later.clerkSession === shown);
      if (!isClerks || !isUndone) deny(claim.at, [shown], 'the page was signed out');
    }
    for (const [name, { status }] of Object.entries(claim.hooks)) {
      if (status === 'signed-out' && name !== 'current')
        deny(claim.at, endedBy(name), `${name} was signed out`);
    }
  }
  for (const { at, sessionIds } of confirmations) deny(at, sessionIds, 'onSignedOut was called');
  for (const { at, sessionIds } of signedOutUsers) deny(at, sessionIds, 'useSignedOut was called');
  return wrongs;
}

/**
 * Whether clerk-js itself has signed the page out. Nothing outside clerk-js can prevent that, and it must be undone. Core 3
 * does so when a token arrives in its transitive state (`session:tokenResolved`), both generations when the server refuses
 * with 401 and then refuses with 403 or 500 to say who is signed in (`handleUnauthenticated`).
 */
function clerkSignedItselfOut(generation: ClerkGeneration, { log }: FrontendApi) {
  return ({ at }: Claim, before: Claim | undefined): boolean => {
    const entries = log.filter((entry) => entry.at <= at);
    const hasToken = entries.some(({ call, outcome }) => call === 'token' && outcome === 200);
    if (generation === 'core-3' && before?.clerkSession === 'undefined' && hasToken) return true;
    const asked = entries.map(({ call }) => call).lastIndexOf('client');
    const answer = entries[asked]?.outcome;
    return (
      (answer === 403 || answer === 500) &&
      entries.slice(0, asked).some(({ outcome }) => outcome === 401)
    );
  };
}

function endedBy(name: string): readonly string[] {
  return name === 'all' || name === 'everything' ? SESSION_IDS : [name];
}
