import { describe, expect, it, vi } from 'vitest';
import { LONG_MS, pass, withFakeTimers } from '../../tests/support/fake-time.ts';
import { deferred } from '../../tests/support/promises.ts';
import { createStoreOver, simulate } from '../../tests/support/simulated-clerk.ts';
import { pagesWith, watch } from '../../tests/support/simulated-page.ts';

withFakeTimers();

describe.each([2, 3] as const)('with Core %i', (generation) => {
  const start = pagesWith(generation);

  describe('other devices', () => {
    it('are signed out, this one is not', async () => {
      const { store, signOut, server, page, ended, shown } = start({ devices: ['phone', 'tv'] });
      const call = watch(signOut({ scope: 'other-devices' }));
      await pass(LONG_MS);
      expect(ended()).toEqual(['revoke phone', 'revoke tv']);
      expect(server.holds('a')).toBe(true);
      expect(shown).toEqual(['a']);
      expect(page.navigations).toEqual([]);
      expect(call.result).toEqual({
        status: 'signed-out',
        sessionIds: ['phone', 'tv'],
        alreadySignedOut: false,
        redirectedTo: false,
      });
      expect(store.getState('other-devices').status).toBe('signed-out');
    });

    it.each(['other-devices', 'everywhere'] as const)(
      'of an impersonated user stay signed in unless the option allows it: %s',
      async (scope) => {
        const { signOut, page, server, ended } = start({ devices: ['phone'] });
        page.isImpersonating = true;
        const refused = watch(signOut({ scope, confirm: () => true }));
        await pass(LONG_MS);
        expect(refused.result).toMatchObject({
          error: { code: 'impersonation', retryable: false, mayHaveEnded: false },
        });
        expect(server.requests).toEqual([]);
        const asked = watch(signOut({ scope, whenImpersonating: 'continue' }));
        await pass(LONG_MS);
        expect(asked.result?.status).toBe('signed-out');
        expect(ended()[0]).toBe('revoke phone');
      },
    );

    it('stay signed in when an impersonation is ended', async () => {
      const { signOut, page, ended } = start({ devices: ['phone'] });
      page.isImpersonating = true;
      const call = watch(signOut());
      await pass(LONG_MS);
      expect(call.result?.status).toBe('signed-out');
      expect(ended()).toEqual(['end all']);
    });

    it('that do not exist: there is nothing to do', async () => {
      const { signOut } = start();
      const call = watch(signOut({ scope: 'other-devices' }));
      await pass(LONG_MS);
      expect(call.result).toMatchObject({ status: 'signed-out', alreadySignedOut: true });
    });

    it('that cannot be listed: an error, and no device is signed out', async () => {
      const { signOut, server, ended } = start({ devices: ['phone'] });
      server.fail({ on: 'devices', effect: 500 });
      const others = watch(signOut({ scope: 'other-devices' }));
      await pass(LONG_MS);
      expect(others.code).toBe('server');
      expect(ended()).toEqual([]);
    });

    it('that cannot be listed: everywhere signs out this browser, and reports that devices are left', async () => {
      const { store, signOut, server, clerk, page, ended } = start({ devices: ['phone'] });
      server.fail({ on: 'devices', effect: 500 });
      const call = watch(signOut({ scope: 'everywhere' }));
      await pass(LONG_MS);
      expect(ended()).toEqual(['end all']);
      expect(clerk.session).toBeNull();
      expect(call.result).toMatchObject({ error: { code: 'partial', cause: { code: 'server' } } });
      expect(store.getState('everywhere').status).toBe('error');
      expect(page.navigations).toEqual([]);
    });

    it('whose file cannot be loaded: an error, and a retry that loads it signs them out', async () => {
      const { store, signOut, server, page, ended } = start({ devices: ['phone'] });
      page.hasDevicesFile = false;
      const call = watch(signOut({ scope: 'other-devices' }));
      await pass(LONG_MS);
      expect(call.result).toMatchObject({ error: { code: 'network', retryable: true } });
      expect(server.requests).toEqual([]);
      page.hasDevicesFile = true;
      const retry = watch(store.retry('other-devices'));
      await pass(LONG_MS);
      expect(retry.result?.status).toBe('signed-out');
      expect(ended()).toEqual(['revoke phone']);
    });

    it('stay signed in when reset cancels while their file is loaded', async () => {
      const { ports, server } = simulate({ generation, devices: ['phone'] });
      const arrived = deferred();
      const devices: typeof ports.devices = {
        ...ports.devices,
        load: async () => {
          await arrived.promise;
          return ports.devices.load();
        },
      };
      const store = createStoreOver({ ...ports, devices });
      const call = watch(store.signOut({ scope: 'other-devices' }));
      await pass(100);
      store.reset('other-devices');
      arrived.resolve();
      await pass(LONG_MS);
      expect(call.result).toEqual({ status: 'cancelled' });
      expect(server.received('revoke')).toEqual([]);
    });

    it('that fail are listed in the error, and a retry signs them out', async () => {
      const { store, signOut, server, ended } = start({ devices: ['phone', 'tv', 'watch'] });
      server.fail({ on: 'revoke tv', effect: 500, times: 1 });
      const call = watch(signOut({ scope: 'other-devices' }));
      await pass(LONG_MS);
      expect(call.result).toMatchObject({
        error: { code: 'partial', failedSessionIds: ['tv'], cause: { code: 'server' } },
      });
      const retry = watch(store.retry('other-devices'));
      await pass(LONG_MS);
      expect(retry.result).toMatchObject({ status: 'signed-out', sessionIds: ['tv'] });
      expect(ended()).toEqual(['revoke phone', 'revoke tv', 'revoke watch', 'revoke tv']);
    });

    it('show their progress', async () => {
      const { store, signOut, server } = start({ devices: ['phone', 'tv'] });
      server.fail({ on: 'revoke tv', effect: 'answered', delayMs: 200 });
      const seen: unknown[] = [];
      store.subscribe(() => {
        const state = store.getState('other-devices');
        if (state.status === 'pending' && state.progress) seen.push(state.progress.completed);
      });
      void signOut({ scope: 'other-devices' });
      await pass(LONG_MS);
      expect([...new Set(seen)]).toEqual([0, 1, 2]);
    });

    it('everywhere: the others first, this browser last', async () => {
      const { store, signOut, server, clerk, page, ended } = start({
        sessions: ['a', 'b'],
        devices: ['phone'],
      });
      const call = watch(signOut({ scope: 'everywhere' }));
      await pass(LONG_MS);
      expect(ended()).toEqual(['revoke phone', 'end all']);
      expect(server.sessions).toEqual([]);
      expect(clerk.session).toBeNull();
      expect(page.navigations).toEqual(['/after-sign-out']);
      expect(call.result).toMatchObject({ status: 'signed-out' });
      expect(store.getState('everywhere').status).toBe('signed-out');
    });

    it('everywhere: one that fails is listed in the error, and this browser is signed out anyway', async () => {
      const { store, signOut, server, clerk, page, ended } = start({ devices: ['phone', 'tv'] });
      server.fail({ on: 'revoke phone', effect: 500 });
      const onSignedOut = vi.fn();
      const call = watch(signOut({ scope: 'everywhere', onSignedOut }));
      await pass(LONG_MS);
      expect(ended()).toEqual(['revoke phone', 'revoke tv', 'end all']);
      expect(server.sessions).toEqual([]);
      expect(clerk.session).toBeNull();
      expect(call.result).toMatchObject({
        error: { code: 'partial', failedSessionIds: ['phone'] },
      });
      expect(store.getState('everywhere').status).toBe('error');
      expect(onSignedOut).not.toHaveBeenCalled();
      expect(page.navigations).toEqual([]);
    });

    it('everywhere: another try still reports the devices that nobody can sign out any more', async () => {
      const { store, signOut, server, page } = start({ devices: ['phone'] });
      server.fail({ on: 'revoke phone', effect: 500 });
      void signOut({ scope: 'everywhere' });
      await pass(LONG_MS);
      const retry = watch(store.retry('everywhere'));
      await pass(LONG_MS);
      expect(retry.result).toMatchObject({ error: { failedSessionIds: ['phone'] } });
      expect(store.getState('everywhere').status).toBe('error');

      page.signIn('b');
      await pass(LONG_MS);
      expect(store.getState('everywhere').status).toBe('idle');
    });

    it.each([
      ['a failure', 500, 'error'],
      ['a success', 'answered', 'signed-out'],
    ] as const)(
      '%s is not shown to another user who becomes the current one',
      async (_, effect, status) => {
        const { store, signOut, server, clerk } = start({
          devices: ['phone'],
          sessions: ['a', 'b'],
        });
        server.fail({ on: 'revoke phone', effect });
        void signOut({ scope: 'other-devices' });
        await pass(LONG_MS);
        expect(store.getState('other-devices').status).toBe(status);
        void clerk.setActive({ session: 'b' });
        await pass(LONG_MS);
        expect(store.getState('other-devices').status).toBe('idle');
      },
    );

    it('that wait for the person block no other sign-out, and are listed once this browser is signed out', async () => {
      const { store, signOut, server, page, ended } = start({ devices: ['phone', 'tv'] });
      server.fail({ on: 'revoke tv', effect: 429, retryAfterSeconds: 30 });
      const devices = watch(signOut({ scope: 'other-devices' }));
      await pass(100);
      expect(store.getState('other-devices').status).toBe('pending');
      const all = watch(signOut());
      await pass(100);
      expect(all.result).toMatchObject({ status: 'signed-out' });
      expect(page.navigations).toEqual(['/after-sign-out']);
      await pass(100);
      expect(devices.result).toMatchObject({
        error: { code: 'partial', failedSessionIds: ['tv'] },
      });
      await pass(LONG_MS);
      expect(ended().filter((name) => name === 'revoke tv')).toHaveLength(1);
    });

    it('of everywhere do not block a call for all', async () => {
      const { signOut, server, page } = start({ devices: ['phone'] });
      server.fail({ on: 'revoke', effect: 429, retryAfterSeconds: 30 });
      const everywhere = watch(signOut({ scope: 'everywhere' }));
      await pass(100);
      const all = watch(signOut());
      await pass(100);
      expect(all.result).toMatchObject({ status: 'signed-out', sessionIds: ['a'] });
      await pass(LONG_MS);
      expect(everywhere.result).toMatchObject({
        error: { code: 'partial', failedSessionIds: ['phone'] },
      });
      expect(page.navigations).toEqual(['/after-sign-out']);
    });
  });
});
