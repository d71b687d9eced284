import type { Claim } from '../harness/protocol.ts';
import type { Scene } from '../harness/stage.ts';

/** What was asked, answered and claimed, in order, for a person who looks for the cause. */
export function traceOf(
  history: readonly Claim[],
  { api, consoleErrors }: Pick<Scene, 'api' | 'consoleErrors'>,
): string[] {
  const requests = api.log.map(
    ({ at, call, sessionId, outcome }) => [at, `→ ${call} ${sessionId ?? ''} ${outcome}`] as const,
  );
  const claims = history.map((claim) => [claim.at, inWords(claim)] as const);
  return [...requests, ...claims]
    .sort(([one], [other]) => one - other)
    .map(([at, text]) => `${new Date(at).toISOString().slice(17, 23)} ${text}`)
    .concat(consoleErrors);
}

function inWords({ auth, clerkSession, listed, hooks, clerkStatus }: Claim): string {
  const states = Object.entries(hooks)
    .filter(([, { status }]) => status !== 'idle')
    .map(([name, { status, phase, code }]) => `${name}: ${phase ?? code ?? status}`);
  return [
    auth,
    `session ${clerkSession}`,
    `of ${listed.join(' ') || 'none'}`,
    ...(clerkStatus === 'ready' ? [] : [clerkStatus]),
    ...states,
  ].join(' | ');
}
