import { describe, expect, it, vi } from 'vitest';
import { LONG_MS, pass, withFakeTimers } from '../../tests/support/fake-time.ts';
import { pagesWith, watch } from '../../tests/support/simulated-page.ts';

withFakeTimers();

describe.each([2, 3] as const)('with Core %i', (generation) => {
  const start = pagesWith(generation);

  describe('a failure on screen', () => {
    it('can be dismissed', async () => {
      const { store, signOut, server } = start();
      server.fail({ on: 'end', effect: 500 });
      void signOut();
      await pass(LONG_MS);
      expect(store.getState('all').status).toBe('error');
      store.reset('all');
      expect(store.getState('all').status).toBe('idle');
    });

    it('becomes signed-out when the session ends elsewhere', async () => {
      const { store, signOut, server, page } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'end', effect: 500 });
      server.fail({ on: 'remove', effect: 500 });
      void signOut();
      void signOut({ sessionId: 'b' });
      await pass(LONG_MS);
      void signOut({ scope: 'current' });
      await pass(LONG_MS);
      const statuses = () =>
        (['all', 'session:b', 'current'] as const).map((key) => store.getState(key).status);
      expect(statuses()).toEqual(['error', 'error', 'error']);
      page.signOutInOtherTab('a', 'b');
      await pass(100);
      expect(statuses()).toEqual(['signed-out', 'signed-out', 'signed-out']);
    });

    it('disappears when the session ends elsewhere and somebody else signs in', async () => {
      const { store, signOut, server, page } = start();
      server.fail({ on: 'end', effect: 500 });
      void signOut();
      await pass(LONG_MS);
      expect(store.getState('all').status).toBe('error');
      const seen: string[] = [];
      store.subscribe(() => seen.push(store.getState('all').status));
      server.end('a');
      page.signIn('b');
      await pass(100);
      expect(seen).toEqual(['idle']);
    });

    it('stays as long as a part of it is signed in', async () => {
      const { store, signOut, server, page } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'end', effect: 500 });
      server.fail({ on: 'remove', effect: 500 });
      void signOut({ scope: 'current' });
      void signOut();
      void signOut({ sessionId: 'b' });
      await pass(LONG_MS);
      page.signOutInOtherTab('a');
      await pass(100);
      expect(store.getState('current').status).toBe('signed-out');
      expect(store.getState('session:b').status).toBe('error');
      expect(store.getState('all').status).toBe('error');
    });

    it('stays dismissed when the session ends elsewhere', async () => {
      const { store, signOut, server, page } = start();
      server.fail({ on: 'end', effect: 500 });
      void signOut();
      await pass(LONG_MS);
      store.reset('all');
      page.signOutInOtherTab('a');
      await pass(100);
      expect(store.getState('all').status).toBe('idle');
    });
  });

  describe('an outcome', () => {
    it('is cleared when somebody signs in again', async () => {
      const { store, signOut, page } = start({ sessions: ['a', 'b'] });
      void signOut({ sessionId: 'b' });
      void signOut();
      await pass(LONG_MS);
      expect(store.getState('all').status).toBe('signed-out');
      page.signIn('c');
      expect(store.getState('all').status).toBe('idle');
      expect(store.getState('session:b').status).toBe('signed-out');
    });

    it('is cleared for all targets before listeners are called', async () => {
      const { store, signOut, page } = start();
      void signOut();
      await pass(LONG_MS);
      void signOut({ scope: 'everywhere' });
      await pass(LONG_MS);
      const seen: string[][] = [];
      const statuses = () =>
        (['all', 'everywhere'] as const).map((key) => store.getState(key).status);
      expect(statuses()).toEqual(['signed-out', 'signed-out']);
      store.subscribe(() => seen.push(statuses()));
      page.signIn('b');
      expect(seen).toEqual([['idle', 'idle']]);
    });

    it('is cleared by reset', async () => {
      const { store, signOut } = start();
      void signOut();
      await pass(LONG_MS);
      store.reset('all');
      expect(store.getState('all').status).toBe('idle');
    });

    it('is shown to whoever subscribes afterwards', async () => {
      const { store, signOut, server } = start();
      server.fail({ on: 'end', effect: 500, delayMs: 100 });
      const listener = vi.fn();
      const unsubscribe = store.subscribe(listener);
      void signOut();
      expect(listener).toHaveBeenCalled();
      unsubscribe();
      listener.mockClear();
      await pass(LONG_MS);
      expect(listener).not.toHaveBeenCalled();
      const late = vi.fn();
      store.subscribe(late);
      expect(store.getState('all')).toMatchObject({ status: 'error', error: { code: 'server' } });
    });

    it('is not cleared while the request is running', async () => {
      const { store, signOut, server } = start();
      const call = watch(signOut());
      store.reset('all');
      expect(store.getState('all').status).toBe('pending');
      await pass(LONG_MS);
      expect(call.result).toMatchObject({ status: 'signed-out' });
      expect(server.sessions).toEqual([]);
    });
  });

  describe('a listener', () => {
    it('is not called when nothing has changed', async () => {
      const { store, signOut } = start();
      const listener = vi.fn();
      store.subscribe(listener);
      store.reset('all');
      store.keepWaiting('current');
      await store.sessionsChanged();
      expect(listener).not.toHaveBeenCalled();
      void signOut();
      expect(listener).toHaveBeenCalledOnce();
    });
  });

  describe('the retry of a joined sign-out', () => {
    it('ends its own session and no other', async () => {
      const { store, signOut, server, ended } = start({ sessions: ['a', 'b'] });
      server.fail({ on: 'end', effect: 500, times: 1 });
      void signOut();
      void signOut({ sessionId: 'b' });
      await pass(LONG_MS);
      const call = watch(store.retry('session:b'));
      await pass(LONG_MS);
      expect(ended()).toEqual(['end all', 'remove b']);
      expect(call.result).toMatchObject({ status: 'signed-out', sessionIds: ['b'] });
      expect(server.holds('a')).toBe(true);
    });
  });
});
