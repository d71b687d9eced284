import type { FrontendApi } from '../../../src/testing/frontend-api/types.ts';
import type { Claim } from '../harness/protocol.ts';
import type { Scene } from './scene.ts';

/** One event: a request to the server, or a new claim of the page. */
export interface Happening {
  /** Epoch milliseconds. */
  at: number;
  kind: 'request' | 'claim';
  text: string;
}

/** Requests, answers and claims, in order. */
export function happeningsOf(history: readonly Claim[], api: FrontendApi): Happening[] {
  const requests = api.log.map(({ at, call, sessionId, outcome }): Happening => {
    const text = [call, sessionId, outcome ?? 'under way']
      .filter((part) => part !== null)
      .join(' ');
    return { at, kind: 'request', text };
  });
  const claims = history.map(
    (claim): Happening => ({
      at: claim.at,
      kind: 'claim',
      text: inWords(claim),
    }),
  );
  return [...requests, ...claims].sort((one, other) => one.at - other.at);
}

/** The same as lines, with the console, for finding the cause of a failure. */
export function traceOf(
  history: readonly Claim[],
  { api, consoleErrors }: Pick<Scene, 'api' | 'consoleErrors'>,
): string[] {
  return happeningsOf(history, api)
    .map(({ at, kind, text }) => {
      const time = new Date(at).toISOString().slice(17, 23);
      return `${time} ${kind === 'request' ? `→ ${text}` : text}`;
    })
    .concat(consoleErrors);
}

function inWords({ auth, clerkSession, organization, listed, hooks, clerkStatus }: Claim): string {
  const states = Object.entries(hooks)
    .filter(([, { status }]) => status !== 'idle')
    .map(([name, { status, phase, code }]) => `${name}: ${phase ?? code ?? status}`);
  return [
    auth,
    `session ${clerkSession}`,
    ...(organization === null ? [] : [organization]),
    `of ${listed.join(' ') || 'none'}`,
    ...(clerkStatus === 'ready' ? [] : [clerkStatus]),
    ...states,
  ].join(' | ');
}
