import { chromium } from 'playwright';
import { createFrontendApi } from '../src/testing/frontend-api/create-frontend-api.ts';
import { bundlePage } from '../tests/support/bundle-page.ts';
import { chromiumLaunchOptions } from '../tests/support/chromium.ts';
import { startFrontendApiServer } from '../tests/support/frontend-api-server.ts';

// "Sign out of all other devices" with 500 of them, on the real clerk-js in Chromium and a faked Frontend API: how long
// it takes against the shortest time that the server's own rules allow. Run: npm run bench device-revocation

const DEVICES = 500;
const AT_ONCE = 4;
const LATENCY_MS = 100;
const RETRY_AFTER_S = 1;
const GOAL = 0.97;

/** Which requests are answered 429 (5 %), and which lose their connection (1 %), spread evenly. */
const limitedRequests = everyNth(20, 10);
const resetRequests = everyNth(100, 55);

function everyNth(step: number, first: number): number[] {
  return Array.from({ length: DEVICES / step }, (_, index) => first + index * step);
}

/**
 * The shortest time: as many requests at once as allowed, each as long as the server takes, and none during the
 * seconds for which a 429 forbids them.
 */
function idealMs(): number {
  const freeAt = Array<number>(AT_ONCE).fill(0);
  let silentUntil = 0;
  const refusals: number[] = [];
  const requests = DEVICES + limitedRequests.length;
  for (let request = 1; request <= requests; request += 1) {
    freeAt.sort((one, other) => one - other);
    let at = freeAt[0] ?? 0;
    for (const refusal of [...refusals].sort((one, other) => one - other)) {
      if (refusal <= at) silentUntil = Math.max(silentUntil, refusal + RETRY_AFTER_S * 1_000);
    }
    at = Math.max(at, silentUntil);
    if (resetRequests.includes(request)) freeAt[0] = at;
    else freeAt[0] = at + LATENCY_MS;
    if (limitedRequests.includes(request)) refusals.push(at + LATENCY_MS);
  }
  return Math.max(...freeAt);
}

const textOf = await bundlePage({ entryPoints: { page: 'bench/device-revocation/page.ts' } });

const frontendApi = createFrontendApi({
  devices: Array.from({ length: DEVICES }, (_, index) => ({ id: `sess_device_${index}` })),
  latencyMs: LATENCY_MS,
});
await using server = await startFrontendApiServer(
  { bench: frontendApi },
  {
    handle: (request) =>
      new URL(request.url).pathname === '/bench.js'
        ? new Response(textOf('.js'), { headers: { 'content-type': 'text/javascript' } })
        : new Response('<!doctype html><title>Bench</title><script src="/bench.js"></script>', {
            headers: { 'content-type': 'text/html' },
          }),
  },
);
const browser = await chromium.launch(chromiumLaunchOptions());
try {
  const page = await browser.newPage();
  await page.goto(server.origin);
  await page.evaluate(
    async ({ publishableKey, proxyUrl }) => {
      const { Clerk, getSignOutStore } = window as unknown as BenchPage;
      const clerk = new Clerk(publishableKey, { proxyUrl });
      await clerk.load({ telemetry: false });
      Object.assign(window, { store: getSignOutStore(clerk), progress: [] });
    },
    { publishableKey: frontendApi.publishableKey, proxyUrl: server.proxyUrl('bench') },
  );
  for (const nth of limitedRequests) {
    frontendApi.fault({
      kind: 'status',
      status: 429,
      retryAfter: RETRY_AFTER_S,
      call: 'revoke-device',
      nth,
    });
  }
  for (const nth of resetRequests) {
    frontendApi.fault({ kind: 'reset', call: 'revoke-device', nth });
  }

  const { failedSessionIds, progress } = await page.evaluate(async () => {
    const { store, progress } = window as unknown as BenchPage;
    store.subscribe(() => {
      const completed = store.getState('other-devices').progress?.completed;
      if (completed !== undefined && completed !== progress.at(-1)) progress.push(completed);
    });
    const result = await store.signOut({ scope: 'other-devices', redirectUrl: false });
    return { failedSessionIds: result.error?.failedSessionIds ?? [], progress };
  });

  const revocations = frontendApi.log.filter(({ call }) => call === 'revoke-device');
  const done = revocations.filter(({ outcome }) => outcome === 200).map((entry) => entry.sessionId);
  const live = frontendApi.snapshot().deviceSessionIds;
  const first = revocations[0]?.at ?? 0;
  const last = revocations.at(-1)?.at ?? 0;
  const measuredMs = last - first + LATENCY_MS;
  const ideal = idealMs();
  const share = ideal / measuredMs;

  const inFlightOnly = (DEVICES / AT_ONCE) * LATENCY_MS;
  console.log(
    `${DEVICES} devices, ${AT_ONCE} at once, ${LATENCY_MS} ms each, 5 % answered 429 (retry-after ${RETRY_AFTER_S} s), 1 % cut off`,
  );
  console.log(
    `requests ${revocations.length}, revoked ${done.length}, twice ${done.length - new Set(done).size}, named as failed ${failedSessionIds.length}, lost ${live.filter((id) => !failedSessionIds.includes(id)).length}`,
  );
  console.log(`progress reports ${progress.length}, the last ${progress.at(-1)} of ${DEVICES}`);
  console.log(
    `ideal ${seconds(ideal)} (without any 429 ${seconds(inFlightOnly)}), measured ${seconds(measuredMs)}: ${Math.round(share * 100)} % of the ideal, goal ${GOAL * 100} %`,
  );
  if (share < GOAL || live.length !== failedSessionIds.length) process.exitCode = 1;
} finally {
  await browser.close();
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1_000).toFixed(1)} s`;
}

interface BenchPage {
  Clerk: new (key: string, options: object) => { load(options: object): Promise<void> };
  getSignOutStore(clerk: object): BenchPage['store'];
  store: {
    subscribe(listener: () => void): void;
    getState(key: string): { progress?: { completed: number } };
    signOut(options: object): Promise<{ error?: { failedSessionIds: string[] } }>;
  };
  progress: number[];
}
