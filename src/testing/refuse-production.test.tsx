import { ClerkProvider as Core2Provider } from '@clerk/clerk-react';
import { ClerkProvider } from '@clerk/react';
import { render, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFakeClerk } from './fake-clerk/create-fake-clerk.ts';
import { createFrontendApi } from './frontend-api/create-frontend-api.ts';
import { createHandlers } from './frontend-api/handlers.ts';
import { createRouteHandler } from './frontend-api/route-handler.ts';
import { createClerkPreview } from './storybook/create-clerk-preview.tsx';
import type { StoryContext } from './storybook/types.ts';

const keyFor = (host: string, instance = 'live') => `pk_${instance}_${btoa(`${host}$`)}`;
const LIVE_KEY = keyFor('clerk.acme.com');
const REFUSAL =
  /the page has the live publishable key of clerk\.acme\.com.*allowInProduction: true/;

const withScript = (key: string) => {
  const script = document.createElement('script');
  script.setAttribute('data-clerk-publishable-key', key);
  document.head.append(script);
};

/** The places where clerk-js and the SDKs leave the key. */
const PLACES: Record<string, (key: string) => void> = {
  'the script tag of clerk-js': withScript,
  'the variable of a provider': (key) => vi.stubGlobal('__clerk_publishable_key', key),
  'the instance of clerk-js': (key) => vi.stubGlobal('Clerk', { publishableKey: key }),
};
const onPage = PLACES['the instance of clerk-js'] as (key: string) => void;

const canvas = { id: 'story', canvasElement: {}, globals: {}, parameters: {}, loaded: {} };
const story = (preview = createClerkPreview()) => preview.loaders[0]?.(canvas as StoryContext);

/** Every function that creates a fake. */
const FAKES: Record<string, (options?: { allowInProduction: boolean }) => unknown> = {
  createFakeClerk,
  createFrontendApi,
  createClerkPreview,
};

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  document.head.replaceChildren();
  for (const name of ['Clerk', '__clerk_publishable_key']) Reflect.deleteProperty(window, name);
});

describe.each(Object.entries(FAKES))('%s', (name, create) => {
  it.each(Object.entries(PLACES))('refuses a live key in %s, unless allowed', (_, show) => {
    show(keyFor('clerk.acme.com', 'test'));
    expect(create()).toBeDefined();

    show(LIVE_KEY);
    expect(() => create()).toThrow(new RegExp(`^${name}: .*`));
    expect(() => create()).toThrow(REFUSAL);
    expect(create({ allowInProduction: true })).toBeDefined();
  });

  it.each([
    keyFor('clerk.example.com'),
    keyFor('clerk.example.com:4180'),
    keyFor('clerk.shop.test'),
    keyFor('kind-fox-12.clerk.accounts.dev', 'test'),
    'pk_live_dummy',
    'pk_live_***',
    '',
  ])('runs beside the key %j, which belongs to no published app', (key) => {
    for (const show of Object.values(PLACES)) show(key);
    expect(create()).toBeDefined();
  });
});

describe('a live key that appears later', () => {
  const request = { method: 'GET', url: 'https://clerk.example.com/v1/client' };

  it('stops the faked server and its handlers', async () => {
    const frontendApi = createFrontendApi();
    const [handler] = createHandlers(frontendApi);
    const run = () => handler?.run({ request: new Request(request.url), requestId: '1' });
    const route = {
      request: () => ({
        ...request,
        method: () => 'GET',
        url: () => request.url,
        headers: () => ({}),
        postData: () => null,
      }),
      fulfill: async () => {},
      abort: async () => {},
    };
    expect((await frontendApi.answer(request)).status).toBe(200);
    expect((await run())?.response?.status).toBe(200);

    onPage(LIVE_KEY);
    await expect(frontendApi.answer(request)).rejects.toThrow(REFUSAL);
    await expect(run()).rejects.toThrow(REFUSAL);
    await expect(createRouteHandler(frontendApi)(route)).rejects.toThrow(REFUSAL);
  });

  it('stops a fake that has loaded', async () => {
    const clerk = createFakeClerk();
    await clerk.load();
    onPage(LIVE_KEY);
    await expect(clerk.signOut()).rejects.toThrow(REFUSAL);
    expect(clerk.server.snapshot().signedInSessionIds).toHaveLength(1);
  });

  it('stops the next story', async () => {
    const preview = createClerkPreview();
    expect(await story(preview)).toBeDefined();
    onPage(LIVE_KEY);
    await expect(story(preview)).rejects.toThrow(REFUSAL);
  });

  it('does not stop a story with allowInProduction', async () => {
    const preview = createClerkPreview({ allowInProduction: true });
    onPage(LIVE_KEY);
    expect(await story(preview)).toBeDefined();
  });
});

describe.each([
  ['core-2', Core2Provider],
  ['core-3', ClerkProvider],
] as const)('a provider of %s', (generation, Provider) => {
  const renderWith = (publishableKey?: string) => {
    const clerk = createFakeClerk({ generation, host: 'clerk.acme.com' });
    const { unmount } = render(
      // biome-ignore lint/suspicious/noExplicitAny: the fake is a Clerk of either generation
      <Provider {...(clerk.providerProps as any)} {...(publishableKey && { publishableKey })}>
        app
      </Provider>,
    );
    return { clerk, unmount };
  };

  it('with a live key beside a fake is stopped with an error', async () => {
    const { clerk, unmount } = renderWith(keyFor('clerk.other.com'));
    await waitFor(() => expect(clerk.status).toBe('error'));
    expect(vi.mocked(console.error).mock.calls.flat().join()).toContain(
      'the live publishable key of clerk.other.com',
    );
    vi.mocked(console.error).mockClear();
    unmount();
  });

  it("shows the fake's own key, which does not stop another fake", async () => {
    const { clerk, unmount } = renderWith();
    await waitFor(() => expect(clerk.status).toBe('ready'));
    expect(window).toMatchObject({ __clerk_publishable_key: LIVE_KEY });
    unmount();
    expect(createFakeClerk()).toBeDefined();
  });
});

it('a published Storybook, which is a production build, shows its stories', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  expect(() => createFakeClerk()).toThrow('NODE_ENV is production');
  expect(await story()).toBeDefined();
});
