import { vi } from 'vitest';
import type { Fault } from '../../src/testing/frontend-api/types.ts';
import type { Scenario, Steps } from './trace.ts';

const ONE = { sessions: [{ id: 'sess_a' }] };
const TWO = { sessions: [{ id: 'sess_a' }, { id: 'sess_b' }] };
const PHONE = { id: 'sess_phone', deviceType: 'iPhone', city: 'Oslo' };
const WITH_DEVICES = { sessions: [{ id: 'sess_a' }], devices: [PHONE, { id: 'sess_tablet' }] };

const removing = { call: ['remove-all' as const, 'remove-session' as const] };

const failures: [name: string, fault: Fault][] = [
  ['401', { kind: 'status', status: 401, ...removing }],
  ['403', { kind: 'status', status: 403, ...removing }],
  ['404', { kind: 'status', status: 404, ...removing }],
  ['422', { kind: 'status', status: 422, ...removing }],
  ['429', { kind: 'status', status: 429, retryAfter: 3, ...removing }],
  ['500', { kind: 'status', status: 500, ...removing }],
  ['a page with 502', { kind: 'html', status: 502, ...removing }],
  ['a page with 403', { kind: 'html', status: 403, ...removing }],
  ['a page with 200', { kind: 'html', status: 200, ...removing }],
  ['a broken connection', { kind: 'reset', ...removing }],
  ['a lost answer', { kind: 'answer-lost', ...removing }],
  ['no answer', { kind: 'hang', ...removing }],
];

const targets: [name: string, sessionId: string | undefined][] = [
  ['everybody', undefined],
  ['the current of two', 'sess_a'],
  ['another of two', 'sess_b'],
];

const signOut = ({ clerk, step }: Steps, sessionId?: string) =>
  step('signOut', () => clerk.signOut(sessionId === undefined ? {} : { sessionId }));

const device = async ({ clerk }: Steps, id: string) => {
  const found = (await clerk.user?.getSessions())?.find((session) => session.id === id);
  if (!found) throw new Error(`${id} is not listed.`);
  return found;
};

const loading: Scenario[] = [
  { name: 'loading with one session', server: ONE },
  { name: 'loading without sessions', server: { sessions: [] } },
  {
    name: 'loading with an expired last active session',
    server: {
      sessions: [{ id: 'sess_old', status: 'expired' }, { id: 'sess_a' }],
      lastActiveSessionId: 'sess_old',
    },
  },
  {
    name: 'loading with a pending session',
    server: { sessions: [{ id: 'sess_a', status: 'pending' }] },
  },
  {
    name: 'loading with a choice of the app',
    server: TWO,
    load: {
      selectInitialSession: (client) => (client as { sessions: unknown[] }).sessions[1] as unknown,
    },
  },
  {
    name: 'loading without an environment',
    before: ({ frontendApi }) => {
      frontendApi.fault({ kind: 'status', status: 500, call: 'environment' });
    },
  },
  {
    name: 'loading with a client that is refused with 403',
    before: ({ frontendApi }) => {
      frontendApi.fault({ kind: 'status', status: 403, call: 'client' });
    },
  },
  {
    name: 'loading with a client that fails with 500 once',
    before: ({ frontendApi }) => {
      frontendApi.fault({ kind: 'status', status: 500, call: 'client', times: 1 });
    },
  },
  {
    name: 'calling before loading',
    before: ({ clerk }) => {
      clerk.signOut();
    },
    run: async ({ clerk, step }) => {
      await step('load again', () => clerk.load());
    },
  },
  {
    name: 'switching before loading',
    before: ({ clerk }) => {
      clerk.setActive({ session: 'sess_a' }).catch(() => {});
    },
  },
];

const succeeding: Scenario[] = [
  ...targets.map(
    ([name, sessionId]): Scenario => ({
      name: `signing out ${name}`,
      server: TWO,
      run: (steps) => signOut(steps, sessionId),
    }),
  ),
  ...targets.map(
    ([name, sessionId]): Scenario => ({
      name: `signing out ${name} with a redirect`,
      server: TWO,
      run: ({ clerk, step }) =>
        step('signOut', () =>
          clerk.signOut({ redirectUrl: '/bye', ...(sessionId !== undefined && { sessionId }) }),
        ),
    }),
  ),
  ...targets.map(
    ([name, sessionId]): Scenario => ({
      name: `signing out ${name} with a callback`,
      server: TWO,
      run: ({ clerk, step, note }) =>
        step('signOut', () =>
          clerk.signOut(
            () => note('in the callback', [clerk.session, clerk.client?.sessions.length]),
            sessionId === undefined ? {} : { sessionId },
          ),
        ),
    }),
  ),
  { name: 'signing out the only one', server: ONE, run: (steps) => signOut(steps) },
  {
    name: 'signing out the only one by id',
    server: ONE,
    run: (steps) => signOut(steps, 'sess_a'),
  },
  {
    name: 'signing out an unknown id beside one session',
    server: ONE,
    run: (steps) => signOut(steps, 'sess_unknown'),
  },
  {
    name: 'signing out an unknown id beside two sessions',
    server: TWO,
    run: (steps) => signOut(steps, 'sess_unknown'),
  },
  {
    name: 'signing out an expired id beside one session',
    server: { sessions: [{ id: 'sess_a' }, { id: 'sess_old', status: 'expired' }] },
    run: (steps) => signOut(steps, 'sess_old'),
  },
  {
    name: 'signing out an expired id beside two sessions',
    server: { sessions: [...TWO.sessions, { id: 'sess_old', status: 'expired' }] },
    run: (steps) => signOut(steps, 'sess_old'),
  },
  {
    name: 'signing out with only an expired session',
    server: { sessions: [{ id: 'sess_old', status: 'expired' }] },
    run: (steps) => signOut(steps),
  },
  {
    name: 'signing out while signed out',
    server: { sessions: [] },
    run: ({ clerk, step, note }) =>
      step('signOut', () => clerk.signOut(() => note('in the callback', true))),
  },
  {
    name: 'signing out a pending session',
    server: { sessions: [{ id: 'sess_a', status: 'pending' }] },
    run: (steps) => signOut(steps),
  },
  {
    name: 'signing out to the URL of the provider',
    server: ONE,
    load: { afterSignOutUrl: '/provider' },
    run: ({ clerk, step }) => step('signOut', () => clerk.signOut({ redirectUrl: '' })),
  },
  {
    name: 'signing out without a client that persists',
    server: ONE,
    load: { experimental: { persistClient: false } },
    run: async (steps) => {
      await signOut(steps);
      await steps.step('reload', () => steps.clerk.client?.reload());
    },
  },
  {
    name: 'signing out without a router',
    server: ONE,
    hasRouter: false,
    run: (steps) => signOut(steps),
  },
  {
    name: 'signing out to a script',
    server: ONE,
    run: ({ clerk, step }) =>
      step('signOut', () => clerk.signOut({ redirectUrl: 'javascript:alert(1)' })),
  },
  {
    name: 'signing out of a client whose cookie is about to expire',
    server: { ...ONE, cookieExpiresAt: Date.UTC(2026, 5, 3) },
    load: { afterSignOutUrl: '/bye' },
    run: async (steps) => {
      steps.note('eligible', steps.clerk.client?.isEligibleForTouch());
      await signOut(steps);
    },
  },
  {
    name: 'signing out with a callback that throws',
    server: ONE,
    run: ({ clerk, step }) =>
      step('signOut', () =>
        clerk.signOut(() => {
          throw new Error('Of the callback');
        }),
      ),
  },
  {
    name: 'signing out with a router that rejects',
    server: ONE,
    route: () => Promise.reject(new Error('Of the router')),
    run: (steps) => signOut(steps),
  },
  {
    name: 'signing out with a router that never settles',
    server: ONE,
    route: () => new Promise(() => {}),
    run: ({ clerk, stepWithoutEnd }) => stepWithoutEnd('signOut', () => clerk.signOut()),
  },
  {
    name: 'signing out twice at once',
    server: ONE,
    run: ({ clerk, step }) => step('both', () => Promise.all([clerk.signOut(), clerk.signOut()])),
  },
  {
    name: 'signing out the current of two twice at once',
    server: TWO,
    run: ({ clerk, step }) =>
      step('both', () =>
        Promise.all([
          clerk.signOut({ sessionId: 'sess_a' }),
          clerk.signOut({ sessionId: 'sess_a' }),
        ]),
      ),
  },
  {
    name: 'signing out by the session',
    server: TWO,
    run: async ({ clerk, step }) => {
      await step('remove', () => clerk.client?.sessions[1]?.remove());
      await step('end', () => clerk.client?.sessions[0]?.end());
    },
  },
  {
    name: 'signing out with the hooks of a framework',
    server: ONE,
    run: async ({ clerk, step, note }) => {
      const hook = (name: string) => (intent?: string) => note(name, intent);
      Object.assign(window, {
        __internal_onBeforeSetActive: hook('before'),
        __unstable__onBeforeSetActive: hook('before'),
        __internal_onAfterSetActive: hook('after'),
        __unstable__onAfterSetActive: hook('after'),
      });
      await step('signOut', () => clerk.signOut());
    },
  },
  {
    name: 'signing out with a hook that never settles',
    server: ONE,
    run: async (steps) => {
      Object.assign(window, {
        __internal_onBeforeSetActive: () => new Promise(() => {}),
        __unstable__onBeforeSetActive: () => new Promise(() => {}),
      });
      await steps.stepWithoutEnd('signOut', () => steps.clerk.signOut());
    },
  },
];

const failing: Scenario[] = [
  ...failures.flatMap(([failure, fault]) =>
    targets.map(
      ([target, sessionId]): Scenario => ({
        name: `failing by ${failure} to sign out ${target}, and recovering`,
        server: TWO,
        run: async (steps) => {
          const { clerk, frontendApi, step } = steps;
          const lift = frontendApi.fault(fault);
          const call = () => clerk.signOut(sessionId === undefined ? {} : { sessionId });
          if (fault.kind === 'hang') await steps.stepWithoutEnd('signOut', call);
          else await step('signOut', call);
          lift();
          await step('reload', () => clerk.client?.reload());
          await step('setActive', () => clerk.setActive({ session: 'sess_a' }));
        },
      }),
    ),
  ),
  ...targets.flatMap(([target, sessionId]): Scenario[] => [
    {
      name: `offline, signing out ${target}, and coming back`,
      server: TWO,
      run: async (steps) => {
        steps.goOffline();
        await signOut(steps, sessionId);
        steps.goOnline();
        await steps.step('reload', () => steps.clerk.client?.reload());
      },
    },
    {
      name: `automated, with a broken connection, signing out ${target}`,
      server: TWO,
      isAutomated: true,
      run: async (steps) => {
        steps.frontendApi.fault({ kind: 'reset', ...removing });
        await signOut(steps, sessionId);
      },
    },
    {
      name: `automated, failing by 500 to sign out ${target}`,
      server: TWO,
      isAutomated: true,
      run: async (steps) => {
        steps.frontendApi.fault({ kind: 'status', status: 500, ...removing });
        await signOut(steps, sessionId);
      },
    },
    {
      name: `with network errors thrown on, signing out ${target}`,
      server: TWO,
      load: { experimental: { rethrowOfflineNetworkErrors: true } },
      run: async (steps) => {
        steps.frontendApi.fault({ kind: 'reset', ...removing });
        await signOut(steps, sessionId);
      },
    },
  ]),
  {
    name: 'a sign-out with a late answer',
    server: ONE,
    run: async (steps) => {
      const { frontendApi, step } = steps;
      frontendApi.fault({ kind: 'hang', call: 'remove-all' });
      await steps.stepWithoutEnd('signOut', () => steps.clerk.signOut());
      await step('release', () => frontendApi.releaseHangs());
    },
  },
  {
    name: 'retrying the current of two after a failure',
    server: TWO,
    run: async (steps) => {
      steps.frontendApi.fault({ kind: 'status', status: 500, ...removing, times: 1 });
      await signOut(steps, 'sess_a');
      await signOut(steps, 'sess_a');
    },
  },
  {
    name: 'retrying all sessions after a failure',
    server: TWO,
    run: async (steps) => {
      steps.frontendApi.fault({ kind: 'status', status: 500, ...removing, times: 1 });
      await signOut(steps);
      await signOut(steps);
    },
  },
  {
    name: 'signing out a session that has ended elsewhere',
    server: TWO,
    run: async (steps) => {
      steps.frontendApi.endSession('sess_b', 'removed');
      await signOut(steps, 'sess_b');
      await steps.step('reload', () => steps.clerk.client?.reload());
    },
  },
  {
    name: 'signing out the current session, which has ended elsewhere',
    server: TWO,
    run: async (steps) => {
      steps.frontendApi.endSession('sess_a', 'removed');
      await signOut(steps, 'sess_a');
      await steps.step('reload', () => steps.clerk.client?.reload());
      await steps.step('setActive', () => steps.clerk.setActive({ session: 'sess_b' }));
    },
  },
];

const touchFailures: [name: string, fault: Fault][] = [
  ['401', { kind: 'status', status: 401, call: 'touch' }],
  ['404', { kind: 'status', status: 404, call: 'touch' }],
  ['422', { kind: 'status', status: 422, call: 'touch' }],
  ['500', { kind: 'status', status: 500, call: 'touch' }],
  ['a broken connection', { kind: 'reset', call: 'touch' }],
];

const switching: Scenario[] = [
  ...(['sess_a', 'sess_b', 'sess_unknown', null] as const).map(
    (session): Scenario => ({
      name: `switching to ${session}`,
      server: TWO,
      run: async ({ clerk, step }) => {
        await step('setActive', () => clerk.setActive({ session }));
        await step('reload', () => clerk.client?.reload());
      },
    }),
  ),
  ...touchFailures.map(
    ([failure, fault]): Scenario => ({
      name: `failing by ${failure} to switch`,
      server: TWO,
      run: async ({ clerk, frontendApi, step }) => {
        frontendApi.fault(fault);
        await step('setActive', () => clerk.setActive({ session: 'sess_b' }));
      },
    }),
  ),
  ...touchFailures.map(
    ([failure, fault]): Scenario => ({
      name: `failing to sign out, and by ${failure} to recover`,
      server: TWO,
      run: async (steps) => {
        steps.frontendApi.fault({ kind: 'status', status: 500, ...removing });
        await signOut(steps);
        steps.frontendApi.fault(fault);
        await steps.step('setActive', () => steps.clerk.setActive({ session: 'sess_a' }));
      },
    }),
  ),
  {
    name: 'switching to an expired session',
    server: { sessions: [{ id: 'sess_a' }, { id: 'sess_old', status: 'expired' }] },
    run: ({ clerk, step }) => step('setActive', () => clerk.setActive({ session: 'sess_old' })),
  },
  {
    name: 'switching offline',
    server: TWO,
    run: async ({ clerk, goOffline, step }) => {
      goOffline();
      await step('setActive', () => clerk.setActive({ session: 'sess_b' }));
    },
  },
  {
    name: 'switching to a session object',
    server: TWO,
    run: ({ clerk, step }) =>
      step('setActive', () => clerk.setActive({ session: clerk.client?.sessions[1] ?? null })),
  },
  {
    name: 'switching without a session while signed out',
    server: { sessions: [] },
    run: ({ clerk, step }) => step('setActive', () => clerk.setActive({})),
  },
  {
    name: 'switching with a redirect',
    server: TWO,
    run: ({ clerk, step }) =>
      step('setActive', () => clerk.setActive({ session: 'sess_b', redirectUrl: '/other' })),
  },
  {
    name: 'switching with a navigation of the app',
    server: TWO,
    run: ({ clerk, step, note }) =>
      step('setActive', () =>
        clerk.setActive({
          session: 'sess_b',
          navigate: ({ session }) => note('to', [session.id, clerk.session]),
        }),
      ),
  },
  {
    name: 'switching first, removing second',
    server: TWO,
    run: async (steps) => {
      await steps.step('setActive', () => steps.clerk.setActive({ session: 'sess_b' }));
      await signOut(steps, 'sess_a');
    },
  },
];

const elsewhere: Scenario[] = [
  {
    name: 'reading the client again after another tab has signed somebody in and out',
    server: TWO,
    run: async ({ clerk, frontendApi, step }) => {
      frontendApi.addSession({ id: 'sess_c' });
      frontendApi.endSession('sess_a', 'removed');
      await step('reload', () => clerk.client?.reload());
      await step('setActive', () => clerk.setActive({ session: 'sess_c' }));
    },
  },
  {
    name: 'receiving a sign-out in another tab',
    server: TWO,
    run: async ({ frontendApi, receiveSignOut, step }) => {
      frontendApi.endSession('sess_a', 'removed');
      await step('receive', receiveSignOut);
    },
  },
  {
    name: 'receiving a sign-out of another account in another tab',
    server: TWO,
    run: async ({ frontendApi, receiveSignOut, step }) => {
      frontendApi.endSession('sess_b', 'removed');
      await step('receive', receiveSignOut);
    },
  },
  {
    name: 'touching a session that has been revoked',
    server: TWO,
    run: async ({ clerk, frontendApi, step }) => {
      frontendApi.endSession('sess_a', 'revoked');
      await step('touch', () => clerk.session?.touch());
    },
  },
  {
    name: 'a session that gets a task',
    server: TWO,
    run: async ({ clerk, step }) => {
      await step('touch', () => clerk.session?.touch());
      await step('handleUnauthenticated', () => clerk.handleUnauthenticated());
    },
  },
];

const devices: Scenario[] = [
  {
    name: 'listing devices, twice',
    server: WITH_DEVICES,
    run: async ({ clerk, step, note }) => {
      await step('getSessions', async () => {
        const listed = (await clerk.user?.getSessions()) ?? [];
        note(
          'listed',
          listed.map(({ id, status, latestActivity: { deviceType, city } }) => [
            id,
            status,
            deviceType,
            city,
          ]),
        );
        note('the same list', listed === (await clerk.user?.getSessions()));
      });
      await step('reload', () => clerk.client?.reload());
      await step('touch', () => clerk.session?.touch());
      await step('getSessions of the new user', () => clerk.user?.getSessions());
    },
  },
  ...(
    [
      ['500', { kind: 'status', status: 500, call: 'list-devices', times: 1 }],
      ['401', { kind: 'status', status: 401, call: 'list-devices', times: 1 }],
      ['a page', { kind: 'html', status: 502, call: 'list-devices', times: 1 }],
    ] satisfies [string, Fault][]
  ).map(
    ([failure, fault]): Scenario => ({
      name: `failing by ${failure} to list devices`,
      server: WITH_DEVICES,
      run: async ({ clerk, frontendApi, step, note }) => {
        frontendApi.fault(fault);
        await step('getSessions', async () => note('listed', await clerk.user?.getSessions()));
        await step('again', async () => note('listed', await clerk.user?.getSessions()));
      },
    }),
  ),
  {
    name: 'revoking a device, twice',
    server: WITH_DEVICES,
    run: async (steps) => {
      const phone = await device(steps, 'sess_phone');
      await steps.step('revoke', async () => steps.note('status', (await phone.revoke()).status));
      await steps.step('again', () => phone.revoke());
    },
  },
  {
    name: 'revoking this device',
    server: WITH_DEVICES,
    run: async (steps) => {
      const own = await device(steps, 'sess_a');
      await steps.step('revoke', () => own.revoke());
    },
  },
  {
    name: 'revoking a device without verification',
    server: { ...WITH_DEVICES, requireReverification: true },
    run: async (steps) => {
      const phone = await device(steps, 'sess_phone');
      await steps.step('revoke', () => phone.revoke());
    },
  },
  {
    name: 'revoking a device offline',
    server: WITH_DEVICES,
    run: async (steps) => {
      const phone = await device(steps, 'sess_phone');
      steps.goOffline();
      await steps.step('revoke', async () => steps.note('status', (await phone.revoke()).status));
    },
  },
];

const tokens: Scenario[] = [
  {
    name: 'a token that is cached',
    server: ONE,
    run: ({ clerk, step, note }) =>
      step('getToken', async () => note('kept', Boolean(await clerk.session?.getToken()))),
  },
  {
    name: 'a token that was dropped by a failed removal of another session',
    server: TWO,
    run: async (steps) => {
      steps.frontendApi.fault({ kind: 'status', status: 500, ...removing });
      await signOut(steps, 'sess_b');
      await steps.step('getToken', () => steps.clerk.session?.getToken());
    },
  },
  {
    name: 'a token that is about to expire',
    server: ONE,
    run: async ({ clerk, step }) => {
      vi.setSystemTime(Date.now() + 58_000);
      await step('getToken', () => clerk.session?.getToken());
    },
  },
  {
    name: 'a token of a template',
    server: ONE,
    run: async ({ clerk, step }) => {
      await step('getToken', () => clerk.session?.getToken({ template: 'hasura' }));
      await step('again', () => clerk.session?.getToken({ template: 'hasura' }));
    },
  },
];

const urls: Scenario[] = [
  ...[
    {},
    { signInUrl: '/sign-in' },
    { afterMultiSessionSingleSignOutUrl: '/choose', afterSignOutUrl: '/bye' },
  ].map(
    (load): Scenario => ({
      name: `the URLs with ${JSON.stringify(load)}`,
      server: ONE,
      load,
      run: async ({ clerk, note }) => {
        note('after sign-out', clerk.buildAfterSignOutUrl());
        note('after one of several', clerk.buildAfterMultiSessionSingleSignOutUrl());
        note('with auth', clerk.buildUrlWithAuth('/x'));
        note('frontendApi', clerk.frontendApi);
      },
    }),
  ),
  ...(
    [
      '/path?q=1#hash',
      'https://app.example.com/absolute',
      'relative',
      'https://other.example.com/x',
      '',
    ] as const
  ).map(
    (to): Scenario => ({
      name: `navigating to "${to}"`,
      server: ONE,
      run: ({ clerk, step }) => step('navigate', () => clerk.navigate(to)),
    }),
  ),
  {
    name: 'the URL of a touch',
    server: ONE,
    run: async ({ clerk, note }) => {
      const url = new URL(
        clerk.client?.buildTouchUrl({ redirectUrl: new URL('https://app.example.com/x') }) ?? '',
      );
      note('touch', [url.origin, url.pathname, url.searchParams.get('redirect_url')]);
    },
  },
];

const listening: Scenario[] = [
  {
    name: 'listening late, and unsubscribing',
    server: TWO,
    run: async ({ clerk, step, note }) => {
      const stop = clerk.addListener(({ session }) => note('late', session?.id));
      clerk.addListener(({ session }) => note('skipping', session?.id), { skipInitialEmit: true });
      await step('setActive', () => clerk.setActive({ session: 'sess_b' }));
      stop();
      await step('setActive', () => clerk.setActive({ session: 'sess_a' }));
    },
  },
  {
    name: 'listening to the status',
    server: ONE,
    run: async ({ clerk, note }) => {
      const silent = () => note('not to be heard', true);
      clerk.on('status', (status) => note('told', status), { notify: true });
      clerk.on('status', silent);
      clerk.off('status', silent);
    },
  },
];

/** Scenarios in which the fake must behave as clerk-js does. */
export const scenarios: Scenario[] = [
  ...loading,
  ...succeeding,
  ...failing,
  ...switching,
  ...elsewhere,
  ...devices,
  ...tokens,
  ...urls,
  ...listening,
];
