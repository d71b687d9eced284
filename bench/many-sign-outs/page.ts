import { getSignOutStore } from '../../src/clerk/sign-out-store.ts';
import { followClerk, onSignedOut } from '../../src/clerk/signed-out-users.ts';
import { simulate } from '../../tests/support/simulated-clerk.ts';

// Browsers delay nested timers, so the simulated network uses a message for everything that it does at once.
const { port1, port2 } = new MessageChannel();
const atOnce: (() => void)[] = [];
port1.onmessage = () => atOnce.shift()?.();
const { setTimeout: setRealTimeout } = window;
Object.assign(window, {
  setTimeout: (run: () => void, durationMs = 0) => {
    if (durationMs > 0) return setRealTimeout(run, durationMs);
    atOnce.push(run);
    port2.postMessage(undefined);
    return 0;
  },
});

const { clerk, server, page } = simulate({ sessions: [], latencyMs: 0 });
const store = getSignOutStore(clerk);
followClerk(clerk);
onSignedOut(clerk, () => {});
let count = 0;

/** Signs as many sessions in and out again, one after the other. */
async function signOut(many: number): Promise<void> {
  for (const end = count + many; count < end; count++) {
    const sessionId = sessionIdOf(count);
    page.signIn(sessionId, 'user_a');
    await store.signOut({ sessionId, redirectUrl: false, onSignedOut: () => {} });
    if (server.holds(sessionId)) throw new Error(`${sessionId} is still signed in.`);
    server.requests.length = 0;
  }
}

/** As long as Clerk's ids, and not concatenated, as in an answer. */
function sessionIdOf(index: number): string {
  return JSON.parse(JSON.stringify(`sess_${String(index).padStart(27, '0')}`));
}

Object.assign(window, { signOut });
