import { ClerkProvider, useAuth } from '@clerk/react';
import { composeStory, type Meta, type StoryObj } from '@storybook/react-vite';
import { act, screen, waitFor } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useSignOut } from '../../react/use-sign-out.ts';
import { clerkOf, clerkParameters, createClerkPreview } from './create-clerk-preview.tsx';
import type { ClerkPreviewOptions, StoryContext, StorySettings } from './types.ts';

function App() {
  const { isLoaded, sessionId } = useAuth();
  const { signOut, status, error } = useSignOut();
  return (
    <>
      <output>{isLoaded ? String(sessionId) : 'loading'}</output>
      <button type="button" onClick={() => signOut()}>
        {status} {error?.code}
      </button>
    </>
  );
}

const meta = { component: App } satisfies Meta<typeof App>;
const cleanUps: (() => void)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
  document.documentElement.removeAttribute('style');
  document.body.replaceChildren();
});

/** Runs a story in the real Storybook, with the settings of the toolbar. */
async function run(
  story: StoryObj<typeof meta> = {},
  globals: Record<string, string> = {},
  options: ClerkPreviewOptions = { ClerkProvider },
) {
  const preview = createClerkPreview(options);
  let context: StoryContext | undefined;
  const Story = composeStory(
    {
      ...story,
      play: async (given) => {
        context = given;
      },
    },
    meta,
    { ...preview, initialGlobals: { ...preview.initialGlobals, ...globals } },
  );
  await act(() => Story.run());
  if (!context) throw new Error('The story did not play.');
  const clerk = clerkOf(context);
  cleanUps.push(() => clerk.online());
  return { clerk, context, preview };
}

const shows = (text: string) =>
  waitFor(() => expect(screen.getByRole('status').textContent).toBe(text));
const signOut = () => act(async () => screen.getByRole('button').click());
const buttonShows = (text: string) =>
  waitFor(() => expect(screen.getByRole('button').textContent).toBe(text));

describe('a story', () => {
  it("renders in the app's provider, on its own fake", async () => {
    const { clerk } = await run();
    await shows('sess_ada');
    await signOut();
    await buttonShows('signed-out ');
    await shows('null');
    expect(clerk.server.snapshot().signedInSessionIds).toEqual([]);
    expect(clerk.navigations).toEqual(['/']);
  });

  it('sets up its fake with `parameters.clerk`', async () => {
    const { clerk } = await run({
      parameters: clerkParameters({
        sessions: [{ id: 'sess_bo' }],
        providerProps: { afterSignOutUrl: '/bye' },
        prepare: (fake) => fake.reject('signOut', { status: 500 }),
      }),
    });
    await shows('sess_bo');
    await signOut();
    await buttonShows('error server');
    await signOut();
    await waitFor(() => expect(clerk.navigations).toEqual(['/bye']));
  });

  it('runs in the production build of a Storybook', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    const { context } = await run().finally(() => vi.unstubAllEnvs());
    expect(context.loaded['clerk']).toBeDefined();
  });

  it('has no provider if none was given', async () => {
    const { clerk } = await run({ render: () => <p>Alone</p> }, {}, {});
    expect(screen.getByText('Alone')).toBeVisible();
    expect(clerk.loaded).toBe(true);
  });

  it('has no fake without the preview, so clerkOf throws', () => {
    expect(() => clerkOf({ loaded: {} })).toThrow(/is createClerkPreview in the preview\?/);
  });
});

describe('the toolbar', () => {
  it.each([
    ['oneAccount', 1],
    ['threeAccounts', 3],
    ['twentyAccounts', 20],
    ['signedOut', 0],
  ])('shows %s in any story', async (clerkAccounts, count) => {
    const { clerk } = await run(
      {
        parameters: clerkParameters({
          sessions: [{ id: 'sess_own' }, { id: 'sess_last' }],
          lastActiveSessionId: 'sess_last',
          devices: [{ id: 'sess_phone' }],
        }),
      },
      { clerkAccounts },
    );
    await shows(count === 0 ? 'null' : 'sess_ada');
    expect(clerk.client?.sessions).toHaveLength(count);
  });

  it('shows a Clerk that is loading', async () => {
    const { clerk } = await run({}, { clerkAccounts: 'loading' });
    await shows('loading');
    expect(clerk.status).toBe('loading');
  });

  it('shows a Clerk that failed to load', async () => {
    const { clerk } = await run({}, { clerkAccounts: 'failedToLoad' });
    expect(clerk.status).toBe('error');
    // The SDK reports the failure.
    expect(vi.mocked(console.error).mock.calls.flat().join()).toContain('Network error');
    vi.mocked(console.error).mockClear();
  });

  it.each([
    ['offline', 'error offline'],
    ['rateLimited', 'error rate_limited'],
    ['serverError', 'error server'],
    ['sessionEndedElsewhere', 'signed-out '],
  ])('sets the network to %s', async (clerkNetwork, outcome) => {
    await run({}, { clerkNetwork });
    await signOut();
    await buttonShows(outcome);
  });

  it('delays the answers', async () => {
    const { clerk } = await run({}, { clerkLatency: '400' });
    const startedAt = Date.now();
    await clerk.client?.reload();
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(395);
  });

  it('sets the language, the direction, the color scheme and the density of the page', async () => {
    const Wrapper = ({ children, ...settings }: StorySettings & { children: ReactNode }) => (
      <>
        <pre>{JSON.stringify(settings)}</pre>
        {children}
      </>
    );
    const localization = { locale: 'ar-SA' };
    await run(
      {},
      { locale: 'ar', colorScheme: 'dark', density: 'compact' },
      {
        ClerkProvider,
        Wrapper,
        locales: {
          en: { title: 'English' },
          ar: { title: 'العربية', localization, direction: 'rtl' },
        },
      },
    );
    const page = document.documentElement;
    expect([page.lang, page.dir, page.style.colorScheme, page.dataset['density']]).toEqual([
      'ar',
      'rtl',
      'dark',
      'compact',
    ]);
    expect(page.style.getPropertyValue('--clerk-spacing')).toBe('0.75rem');
    const settings = JSON.parse(document.querySelector('pre')?.textContent ?? '');
    expect(settings).toEqual({
      locale: 'ar',
      localization,
      direction: 'rtl',
      colorScheme: 'dark',
      density: 'compact',
    });
  });

  it('sets the page before the story mounts, because a menu reads its direction then', async () => {
    const seen: string[] = [];
    const read = () => void seen.push(document.documentElement.dir);
    const Menu = () => <p ref={read}>Menu</p>;
    await run({ render: () => <Menu /> }, { direction: 'rtl', strictMode: 'off' });
    expect(seen[0]).toBe('rtl');
  });

  it.each([
    ['on', 2],
    ['off', 1],
  ])('renders with StrictMode %s', async (strictMode, times) => {
    const initialised = vi.fn(() => 0);
    const Counter = () => <p>{useState(initialised)[0]}</p>;
    await run({ render: () => <Counter /> }, { strictMode });
    expect(initialised).toHaveBeenCalledTimes(times);
  });
});

describe('the fake of a story', () => {
  const context = (globals = {}, canvasElement = {}): StoryContext => ({
    id: 'story',
    canvasElement,
    globals,
    parameters: {},
    loaded: {},
  });

  it('stays while args and the network change, and is replaced with the accounts or the story', async () => {
    const { loaders, beforeEach } = createClerkPreview();
    const [load] = loaders;
    if (!load) throw new Error('There is no loader.');
    const canvasElement = {};
    const fake = async (globals = {}) => (await load(context(globals, canvasElement))).clerk;

    const first = await fake();
    const takeDown = beforeEach(context({}, canvasElement));
    expect(await fake()).toBe(first);
    expect(await fake({ clerkNetwork: 'offline' })).toBe(first);
    expect(navigator.onLine).toBe(false);
    expect(await fake({ clerkNetwork: 'rateLimited' })).toBe(first);
    expect(navigator.onLine).toBe(true);

    const second = await fake({ clerkAccounts: 'threeAccounts', clerkNetwork: 'offline' });
    expect(second).not.toBe(first);
    takeDown();
    expect(navigator.onLine).toBe(true);
    expect(await fake({ clerkAccounts: 'threeAccounts' })).not.toBe(second);
  });

  it('leaves no sign-out without an answer when the story is removed', async () => {
    const preview = createClerkPreview();
    const [load] = preview.loaders;
    if (!load) throw new Error('There is no loader.');
    const canvasElement = {};
    const { clerk } = await load(context({}, canvasElement));
    const takeDown = preview.beforeEach(context({}, canvasElement));
    clerk.server.fault({ kind: 'hang' });
    const signOut = clerk.signOut();
    await expect.poll(() => clerk.server.log).toHaveLength(1);
    takeDown();
    await signOut;
    expect(clerk.server.snapshot().signedInSessionIds).toEqual([]);
  });
});
