// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://app.example.com/dashboard" }
import { afterEach, describe, expect, it } from 'vitest';
import type { ClerkInstance } from '../../src/clerk/clerk-instance.ts';
import { getSignOutStore } from '../../src/clerk/sign-out-store.ts';
import { switchSession } from '../../src/clerk/switch-session.ts';
import { createFrontendApi } from '../../src/testing/frontend-api/create-frontend-api.ts';
import type { SessionSeed } from '../../src/testing/frontend-api/types.ts';
import { generations, leavePage, loadClerk } from './load-clerk.ts';

const PENDING: Pick<SessionSeed, 'status' | 'tasks'> = {
  status: 'pending',
  tasks: ['choose-organization'],
};

afterEach(leavePage);

// clerk-js goes to the page of an open task whenever a pending session becomes the active one. Without a router another
// page is loaded then: the request would never be sent, or its failure never be seen.
describe.each(generations)('a session with an open task on %s', (_, importClerk) => {
  async function open(sessions: SessionSeed[]) {
    const frontendApi = createFrontendApi({ sessions });
    const taskUrls = { 'choose-organization': '/onboarding' };
    const { clerk, navigations } = await loadClerk(importClerk, frontendApi, { taskUrls });
    const instance = clerk as unknown as ClerkInstance;
    return { clerk, instance, frontendApi, navigations, store: getSignOutStore(instance) };
  }

  it('stays on the page when its sign-out fails', async () => {
    const { clerk, frontendApi, navigations, store } = await open([{ id: 'sess_a', ...PENDING }]);
    frontendApi.fault({ kind: 'status', status: 500, call: 'remove-all', times: 1 });
    expect(await store.signOut()).toMatchObject({ status: 'error', error: { code: 'server' } });
    expect(clerk.session?.currentTask).toEqual({ key: 'choose-organization' });
    expect(navigations).toEqual([]);
    expect(await store.signOut({ redirectUrl: '/bye' })).toMatchObject({ status: 'signed-out' });
    expect(navigations).toEqual(['/bye']);
  });

  it('takes the place of the one that is signed out, and stays on the page', async () => {
    const sessions = [{ id: 'sess_a' }, { id: 'sess_b', ...PENDING }];
    const { clerk, frontendApi, navigations, store } = await open(sessions);
    const options = { sessionId: 'sess_a', next: 'most-recent', redirectUrl: false } as const;
    expect(await store.signOut(options)).toMatchObject({ status: 'signed-out' });
    expect(frontendApi.snapshot().signedInSessionIds).toEqual(['sess_b']);
    expect(clerk.session?.currentTask).toEqual({ key: 'choose-organization' });
    expect(navigations).toEqual([]);
  });

  it('leads to its task when the person switches to it', async () => {
    const { instance, navigations } = await open([{ id: 'sess_a' }, { id: 'sess_b', ...PENDING }]);
    expect(await switchSession(instance, 'sess_b')).toBeUndefined();
    expect(navigations).toEqual(['/onboarding']);
  });
});
