import { afterEach, expect, it, vi } from 'vitest';
import { type SimulationOptions, simulate } from '../../tests/support/simulated-clerk.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { createNavigation } from './navigation.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** The navigation of a simulated Clerk, parts of which can be replaced. */
function connect(options: SimulationOptions = {}, changes: Partial<ClerkInstance> = {}) {
  const simulation = simulate(options);
  const clerk: ClerkInstance = Object.assign(simulation.clerk, changes);
  return { ...simulation, navigation: createNavigation(clerk) };
}

it('has the URLs of the provider', () => {
  const { navigation } = connect();
  expect(navigation.afterSignOutUrl()).toBe('/after-sign-out');
  expect(navigation.chooseAccountUrl()).toBe('/choose');
});

it('uses Clerk', async () => {
  const { navigation, page } = connect();
  await navigation.navigate('/bye');
  expect(page.navigations).toEqual(['/bye']);
});

it('uses the Clerk inside the wrapper of an SDK, whose own navigate drops the promise', async () => {
  const navigate = vi.fn(() => Promise.reject(new Error('no route')));
  const { navigation, page } = connect({}, { clerkjs: { navigate } });
  await expect(navigation.navigate('/bye')).rejects.toThrow('no route');
  expect(page.navigations).toEqual([]);
});

it.each(['file:///app/index.html#/account', 'blob:https://app.example.com/7a1c0d3e'])(
  'goes to another hash of %s without Clerk, which rejects the scheme and would go to "/"',
  async (href) => {
    const assign = vi.fn();
    vi.stubGlobal('location', { href, assign });
    const { navigation, page } = connect();
    await navigation.navigate('#/bye');
    expect(assign).toHaveBeenCalledExactlyOnceWith(new URL('#/bye', href).href);
    await navigation.navigate('https://www.example.com/');
    expect(page.navigations).toEqual(['https://www.example.com/']);
    expect(assign).toHaveBeenCalledOnce();
  },
);

it.each([
  ['capacitor://localhost/account', '/bye', 'capacitor://localhost/bye'],
  ['app://-/index.html#/account', '#/bye', 'app://-/index.html#/bye'],
  ['https://app.example.com/account', 'myapp://home', 'myapp://home'],
])(
  'goes from %s to %s without Clerk, unless the provider allows the scheme',
  async (href, to, there) => {
    const assign = vi.fn();
    vi.stubGlobal('location', { href, assign });
    const { navigation, page } = connect();
    await navigation.navigate(to);
    expect(assign).toHaveBeenCalledExactlyOnceWith(there);

    const allowedRedirectProtocols = [new URL(there).protocol];
    const allowing = connect({}, { options: { allowedRedirectProtocols } } as object);
    await allowing.navigation.navigate(to);
    expect(allowing.page.navigations).toEqual([to]);
    // Clerk would go to "/" anyway, so its router may navigate there.
    await navigation.navigate('/');
    expect(page.navigations).toEqual(['/']);
    expect(assign).toHaveBeenCalledOnce();
  },
);

it('loads the touch URL as a page if the cookie is about to expire, and passes it to no router', async () => {
  const assign = vi.fn();
  vi.stubGlobal('location', { href: window.location.href, assign });
  const { navigation, page, clerk } = connect(
    {},
    { buildUrlWithAuth: (to) => `${to}&__clerk_db_jwt=jwt` },
  );
  Object.assign(clerk.client, {
    buildTouchUrl: ({ redirectUrl }: { redirectUrl: URL }) =>
      `https://clerk.example.com/v1/client/touch?redirect_url=${redirectUrl}`,
  });
  await navigation.navigate('/bye');
  expect(page.navigations).toEqual(['/bye']);
  expect(assign).not.toHaveBeenCalled();

  Object.assign(clerk.client, { isEligibleForTouch: () => true });
  await navigation.navigate('/bye');
  expect(page.navigations).toEqual(['/bye']);
  expect(assign).toHaveBeenCalledExactlyOnceWith(
    `https://clerk.example.com/v1/client/touch?redirect_url=${new URL('/bye', window.location.href)}&__clerk_db_jwt=jwt`,
  );
});
