// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://app.example.com/dashboard" }
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFrontendApi } from '../../src/testing/frontend-api/create-frontend-api.ts';
import type { Fault, FrontendApi } from '../../src/testing/frontend-api/types.ts';
import { generations, leavePage, loadClerk } from './load-clerk.ts';

const calls = (frontendApi: FrontendApi) =>
  frontendApi.log.map(({ call, sessionId }) => [call, sessionId].filter(Boolean).join(' '));

const two = () => createFrontendApi({ sessions: [{ id: 'sess_a' }, { id: 'sess_b' }] });

/** The rejection of a promise that must not resolve. */
async function rejection(promise: Promise<unknown>): Promise<Record<string, unknown>> {
  return promise.then(
    () => {
      throw new Error('It resolved.');
    },
    (error: Record<string, unknown>) => error,
  );
}

afterEach(leavePage);

describe.each(generations)('%s', (_, importClerk) => {
  describe('loading', () => {
    it('loads the environment and the client, and is ready', async () => {
      const frontendApi = createFrontendApi({ sessions: [{ id: 'sess_ada' }] });
      const { clerk } = await loadClerk(importClerk, frontendApi);
      expect(calls(frontendApi).sort()).toEqual(['client', 'environment']);
      expect(clerk.status).toBe('ready');
      expect(clerk.session?.id).toBe('sess_ada');
      expect(clerk.user?.fullName).toBe('Ada Example');
      expect(clerk.user?.primaryEmailAddress?.emailAddress).toBe('ada@example.com');
      expect(document.cookie).toContain('__session=');
    });

    it('starts signed out without sessions', async () => {
      const { clerk } = await loadClerk(importClerk, createFrontendApi({ sessions: [] }));
      expect([clerk.session, clerk.user]).toEqual([null, null]);
    });

    it('lists a session that has ended, but does not count it as signed in', async () => {
      const { clerk } = await loadClerk(
        importClerk,
        createFrontendApi({
          sessions: [{ id: 'sess_old', status: 'expired' }, { id: 'sess_a' }],
          lastActiveSessionId: 'sess_old',
        }),
      );
      expect(clerk.client?.sessions.map(({ id }) => id)).toEqual(['sess_old', 'sess_a']);
      expect(clerk.client?.signedInSessions.map(({ id }) => id)).toEqual(['sess_a']);
      expect(clerk.session?.id).toBe('sess_a');
    });

    it('counts a pending session as signed in', async () => {
      const { clerk } = await loadClerk(
        importClerk,
        createFrontendApi({ sessions: [{ id: 'sess_a', status: 'pending' }] }),
      );
      expect(clerk.session?.status).toBe('pending');
      expect(clerk.session?.currentTask).toEqual({ key: 'choose-organization' });
    });

    it('fetches a token when the present one is about to expire', async () => {
      const frontendApi = createFrontendApi({ tokenLifetimeMs: 2000 });
      const { clerk } = await loadClerk(importClerk, frontendApi);
      frontendApi.clearLog();
      expect(await clerk.session?.getToken()).toMatch(/^ey.+\..+\..+$/);
      expect(calls(frontendApi)).toEqual(['token sess_a']);
    });

    it('retries the client after a broken connection', async () => {
      const frontendApi = createFrontendApi();
      frontendApi.fault({ kind: 'reset', call: 'client', times: 1 });
      const { clerk } = await loadClerk(importClerk, frontendApi);
      expect(clerk.session?.id).toBe('sess_a');
      expect(
        frontendApi.log.filter(({ call }) => call === 'client').map(({ outcome }) => outcome),
      ).toEqual(['reset', 200]);
    });

    it('loads headless, as in a native app', async () => {
      const frontendApi = createFrontendApi();
      const { clerk } = await loadClerk(importClerk, frontendApi, { standardBrowser: false });
      expect(calls(frontendApi).sort()).toEqual(['client', 'environment']);
      expect(clerk.session?.id).toBe('sess_a');
    });

    it('loads as a development instance, with a development browser', async () => {
      const host = 'calm-owl-7.clerk.accounts.dev';
      const frontendApi = createFrontendApi({ host });
      const warning = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
      const { clerk } = await loadClerk(
        importClerk,
        frontendApi,
        {},
        frontendApi.publishableKey.replace('pk_live_', 'pk_test_'),
      );
      expect(clerk.session?.id).toBe('sess_a');
      expect(frontendApi.log.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
        'GET /v1/client',
        'PATCH /v1/environment',
        'POST /v1/dev_browser',
      ]);
      expect(warning.mock.calls.join()).toContain('development keys');
    });
  });

  describe('switching', () => {
    it('touches the other session', async () => {
      const frontendApi = two();
      const { clerk } = await loadClerk(importClerk, frontendApi);
      await clerk.setActive({ session: 'sess_b' });
      expect(clerk.session?.id).toBe('sess_b');
      expect(calls(frontendApi)).toContain('touch sess_b');
      expect(frontendApi.snapshot().lastActiveSessionId).toBe('sess_b');
    });

    it('starts in the first of its organizations, and changes to another one and to none', async () => {
      const frontendApi = createFrontendApi({
        sessions: [{ id: 'sess_a', organizationIds: ['org_one', 'org_two'] }, { id: 'sess_b' }],
      });
      const { clerk } = await loadClerk(importClerk, frontendApi);
      const held = () => {
        const { sessions = [] } = frontendApi.resources().client ?? {};
        return (sessions as Record<string, unknown>[])[0]?.['last_active_organization_id'];
      };
      const claimed = () =>
        (clerk.session?.lastActiveToken?.jwt?.claims.o as { id: string } | undefined)?.id;
      const organization = () => [clerk.organization?.id, claimed(), held()];
      expect(clerk.organization?.name).toBe('One');
      expect(organization()).toEqual(['org_one', 'org_one', 'org_one']);
      await clerk.setActive({ organization: 'two' });
      expect(organization()).toEqual(['org_two', 'org_two', 'org_two']);
      await clerk.setActive({ session: 'sess_b' });
      expect(clerk.organization).toBeNull();
      await clerk.setActive({ session: 'sess_a' });
      expect(organization()).toEqual(['org_two', 'org_two', 'org_two']);
      await clerk.setActive({ organization: null });
      expect(organization()).toEqual([undefined, undefined, null]);
    });

    it('touches the session when the window gets the focus', async () => {
      const frontendApi = createFrontendApi({ sessions: [{ id: 'sess_focus' }] });
      await loadClerk(importClerk, frontendApi);
      window.dispatchEvent(new Event('focus'));
      await expect.poll(() => calls(frontendApi)).toContain('touch sess_focus');
    });

    it('becomes signed out when the session was ended elsewhere', async () => {
      const frontendApi = createFrontendApi();
      const { clerk } = await loadClerk(importClerk, frontendApi);
      frontendApi.endSession('sess_a', 'revoked');
      await rejection(clerk.session?.touch() ?? Promise.resolve());
      await expect.poll(() => clerk.session).toBeNull();
    });

    it('sees a session that another tab has signed in', async () => {
      const frontendApi = createFrontendApi();
      const { clerk } = await loadClerk(importClerk, frontendApi);
      frontendApi.addSession({ id: 'sess_b' });
      await clerk.client?.reload();
      expect(clerk.client?.signedInSessions.map(({ id }) => id)).toEqual(['sess_a', 'sess_b']);
    });
  });

  describe('signing out', () => {
    it('removes every session', async () => {
      const frontendApi = two();
      const { clerk, navigations } = await loadClerk(importClerk, frontendApi);
      await clerk.signOut({ redirectUrl: '/bye' });
      expect(calls(frontendApi)).toContain('remove-all');
      expect(frontendApi.snapshot().signedInSessionIds).toEqual([]);
      expect(clerk.session).toBeNull();
      expect(clerk.client?.sessions).toEqual([]);
      expect(navigations).toEqual(['/bye']);
      expect(document.cookie).not.toContain('__session=');
    });

    it('deletes the client unless it persists', async () => {
      const frontendApi = createFrontendApi();
      const { clerk } = await loadClerk(importClerk, frontendApi, {
        experimental: { persistClient: false },
      });
      await clerk.signOut();
      expect(frontendApi.log.at(-1)).toMatchObject({ method: 'DELETE', path: '/v1/client' });
      expect(clerk.session).toBeNull();

      await clerk.client?.reload();
      expect(clerk.client?.sessions).toEqual([]);
    });

    it('removes another session and stays signed in', async () => {
      const frontendApi = two();
      const { clerk } = await loadClerk(importClerk, frontendApi);
      await clerk.signOut({ sessionId: 'sess_b' });
      expect(calls(frontendApi)).toContain('remove-session sess_b');
      expect(frontendApi.snapshot().signedInSessionIds).toEqual(['sess_a']);
      expect(clerk.session?.id).toBe('sess_a');
      expect(clerk.client?.sessions.map(({ id }) => id)).toEqual(['sess_a']);
    });

    it('removes the current session of several', async () => {
      const frontendApi = two();
      const { clerk } = await loadClerk(importClerk, frontendApi);
      await clerk.signOut({ sessionId: 'sess_a' });
      expect(frontendApi.snapshot()).toMatchObject({
        signedInSessionIds: ['sess_b'],
        lastActiveSessionId: 'sess_b',
      });
      expect(clerk.session).toBeNull();
    });

    it('ends a session, which stays in the list', async () => {
      const frontendApi = two();
      const { clerk } = await loadClerk(importClerk, frontendApi);
      await clerk.client?.sessions.find(({ id }) => id === 'sess_b')?.end();
      expect(clerk.client?.sessions.map(({ status }) => status)).toEqual(['active', 'ended']);
    });

    it('learns that the session to remove has already ended', async () => {
      const frontendApi = two();
      const { clerk } = await loadClerk(importClerk, frontendApi);
      frontendApi.endSession('sess_b', 'removed');
      const error = await rejection(clerk.signOut({ sessionId: 'sess_b' }));
      expect(error).toMatchObject({ status: 404, errors: [{ code: 'resource_not_found' }] });
    });
  });

  describe('devices', () => {
    const withPhone = { devices: [{ id: 'sess_phone', deviceType: 'iPhone', city: 'Oslo' }] };

    it('are listed, this one among them, and revoked', async () => {
      const frontendApi = createFrontendApi(withPhone);
      const { clerk } = await loadClerk(importClerk, frontendApi);
      const devices = (await clerk.user?.getSessions()) ?? [];
      expect(devices.map(({ id }) => id)).toEqual(['sess_a', 'sess_phone']);
      expect(devices[1]?.latestActivity).toMatchObject({ deviceType: 'iPhone', city: 'Oslo' });

      const revoked = await devices[1]?.revoke();
      expect(revoked?.status).toBe('revoked');
      expect(calls(frontendApi)).toContain('revoke-device sess_phone');
      expect(frontendApi.snapshot().deviceSessionIds).toEqual([]);
      expect(clerk.session?.id).toBe('sess_a');
    });

    it('need the person to verify themselves again if that is required', async () => {
      const frontendApi = createFrontendApi({ ...withPhone, requireReverification: true });
      const { clerk } = await loadClerk(importClerk, frontendApi);
      const { session } = clerk;
      if (!session) throw new Error('Not signed in.');
      const phone = (await clerk.user?.getSessions())?.[1];
      const revoke = () => phone?.revoke() ?? Promise.resolve();
      expect(await rejection(revoke())).toMatchObject({
        status: 403,
        errors: [{ code: 'session_reverification_required' }],
      });

      const started = await session.startVerification({ level: 'first_factor' });
      expect(started.status).toBe('needs_first_factor');
      const [factor] = started.supportedFirstFactors ?? [];
      if (factor?.strategy !== 'email_code') throw new Error('No email code.');
      await session.prepareFirstFactorVerification(factor);
      const verified = await session.attemptFirstFactorVerification({
        strategy: 'email_code',
        code: '424242',
      });
      expect(verified.status).toBe('complete');

      await revoke();
      expect(frontendApi.snapshot().deviceSessionIds).toEqual([]);
    });
  });

  describe('a sign-out that fails', () => {
    const signOutWith = async (fault: Fault) => {
      const frontendApi = createFrontendApi();
      const { clerk } = await loadClerk(importClerk, frontendApi);
      frontendApi.fault({ call: 'remove-all', ...fault });
      const error = await rejection(clerk.signOut());
      return { error, signedInSessionIds: frontendApi.snapshot().signedInSessionIds };
    };

    it.each([
      [401, 'authentication_invalid'],
      [403, 'authorization_invalid'],
      [500, 'internal_clerk_error'],
    ])('with status %i rejects with %s', async (status, code) => {
      const { error, signedInSessionIds } = await signOutWith({ kind: 'status', status });
      expect(error).toMatchObject({ status, errors: [{ code }] });
      expect(signedInSessionIds).toEqual(['sess_a']);
    });

    it('by a rate limit says how long to wait', async () => {
      const { error } = await signOutWith({ kind: 'status', status: 429, retryAfter: 3 });
      expect(error).toMatchObject({
        status: 429,
        retryAfter: 3,
        errors: [{ code: 'rate_limit_exceeded' }],
      });
    });

    it('by a gateway page rejects', async () => {
      const { error, signedInSessionIds } = await signOutWith({ kind: 'html', status: 502 });
      expect(error).toBeInstanceOf(Error);
      expect(signedInSessionIds).toEqual(['sess_a']);
    });

    it('by a broken connection rejects with a network error', async () => {
      const { error, signedInSessionIds } = await signOutWith({ kind: 'reset' });
      expect(String(error['message'])).toContain('Failed to fetch');
      expect(signedInSessionIds).toEqual(['sess_a']);
    });

    it('by a lost answer rejects although the session is gone', async () => {
      const { error, signedInSessionIds } = await signOutWith({ kind: 'answer-lost' });
      expect(String(error['message'])).toContain('Failed to fetch');
      expect(signedInSessionIds).toEqual([]);
    });
  });

  it('a sign-out that hangs is pending until it is released', async () => {
    const frontendApi = createFrontendApi();
    const { clerk } = await loadClerk(importClerk, frontendApi);
    frontendApi.fault({ kind: 'hang', call: 'remove-all' });
    const settled = vi.fn();
    const signOut = clerk.signOut().finally(settled);
    await expect.poll(() => calls(frontendApi)).toContain('remove-all');
    expect(settled).not.toHaveBeenCalled();
    frontendApi.releaseHangs();
    await signOut;
    expect(clerk.session).toBeNull();
  });

  it('a client whose cookie is about to expire is eligible for a touch', async () => {
    const { clerk } = await loadClerk(
      importClerk,
      createFrontendApi({ cookieExpiresAt: Date.now() + 24 * 3_600_000 }),
    );
    expect(clerk.client?.isEligibleForTouch()).toBe(true);
  });
});
