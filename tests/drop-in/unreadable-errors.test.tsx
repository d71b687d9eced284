import { act, fireEvent, render, screen } from '@testing-library/react';
import { StrictMode, Suspense, use, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClerkInstance } from '../../src/clerk/clerk-instance.ts';
import { SIGN_OUT_ERROR_CODES } from '../../src/core/errors.ts';
import type { SignOutOptions } from '../../src/core/options.ts';
import type { SignOutResult } from '../../src/core/types.ts';
import { createSignOut } from '../../src/js/create-sign-out.ts';
import { useSignOut } from '../../src/react/use-sign-out.ts';
import { createFakeClerk } from '../../src/testing/fake-clerk/create-fake-clerk.ts';
import { SilentClerkProvider as wrapper } from '../support/silent-clerk-provider.tsx';

function open() {
  const clerk = createFakeClerk({ loaded: true, sessions: [{ id: 'sess_ada' }] });
  return clerk as typeof clerk & ClerkInstance;
}

const refuse = (): never => {
  throw new DOMException('Blocked a frame', 'SecurityError');
};

/** What an app, a library or another window can throw: reading it throws, or it is not what it seems. */
const THROWN: Record<string, () => unknown> = {
  'a window of another origin': () =>
    new Proxy({}, { get: refuse, has: refuse, getPrototypeOf: refuse }),
  'a revoked proxy': () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  'an error whose status cannot be read': () =>
    Object.defineProperty(new Error(), 'status', { get: refuse }),
  'an error whose errors cannot be read': () =>
    Object.defineProperty(new Error(), 'errors', { get: refuse }),
  'an error with a code that is not a text': () => ({
    status: 403,
    errors: [{ code: Object.create(null) }],
  }),
  'an error with a pause that is not a number': () => ({ status: 429, retryAfter: Symbol('soon') }),
  "an error of the app's with the name of ours": () =>
    Object.assign(new Error(), { name: 'SignOutError', code: 'E_APP' }),
  nothing: () => undefined,
};
const WAYS: Record<string, (value: unknown) => unknown> = {
  throws: (value) => {
    throw value;
  },
  rejects: (value) => Promise.reject(value),
};

beforeEach(() => {
  vi.stubGlobal('reportError', vi.fn());
  // The console tells the developer of an `unknown` error and of a failed redirect.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.mocked(console.warn).mockClear();
});

describe.each(Object.entries(THROWN))('%s', (_, create) => {
  const cases = ['onBeforeSignOut', 'confirm', 'navigate', 'onSignedOut'].flatMap((name) =>
    Object.entries(WAYS).map(([way, fail]) => ({ name, way, fail })),
  );

  it.each(cases)('ends the sign-out when $name $way it', async ({ name, fail }) => {
    const clerk = open();
    const options: SignOutOptions = {
      redirectUrl: '/',
      navigate: () => {},
      [name]: () => fail(create()),
    };
    const result = await createSignOut(clerk, options).signOut();
    const alive = clerk.server.snapshot().signedInSessionIds;
    if (name === 'onBeforeSignOut' || name === 'confirm') {
      expect(result.status).toBe('error');
      expect(alive).toEqual(['sess_ada']);
    } else {
      expect(result.status).toBe('signed-out');
      expect(alive).toEqual([]);
    }
    expect(SIGN_OUT_ERROR_CODES).toContain(codeOf(result) ?? 'unknown');
    expect(await createSignOut(clerk).signOut({ redirectUrl: false })).toMatchObject({
      status: 'signed-out',
    });
  });
});

function codeOf(result: SignOutResult): string | undefined {
  return result.status === 'error' ? result.error.code : undefined;
}

it('a result that a component waits for with use() arrives, although the hook has suspended', async () => {
  const clerk = open();
  function Result({ promise }: { promise: Promise<SignOutResult> }) {
    return <p>{use(promise).status}</p>;
  }
  function App() {
    const { signOut } = useSignOut({ clerk, redirectUrl: false });
    const [promise, setPromise] = useState<Promise<SignOutResult>>();
    return (
      <>
        <button type="button" onClick={() => setPromise(signOut())}>
          Sign out
        </button>
        {promise && <Result promise={promise} />}
      </>
    );
  }
  render(
    <StrictMode>
      <Suspense fallback="Waiting">
        <App />
      </Suspense>
    </StrictMode>,
    { wrapper },
  );
  await act(async () => fireEvent.click(screen.getByRole('button')));
  await screen.findByText('signed-out');
  expect(clerk.server.snapshot().signedInSessionIds).toEqual([]);
});
