import { act, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SilentClerkProvider } from '../../tests/support/silent-clerk-provider.tsx';
import { simulate } from '../../tests/support/simulated-clerk.ts';
import { useSignOut } from './use-sign-out.ts';
import { useSignedInSessions } from './use-signed-in-sessions.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

// A difference would be logged, and the set-up of these tests fails on console output.
it('the server markup is hydrated unchanged, and then shows Clerk’s state', async () => {
  const { clerk, server } = simulate({ sessions: ['a', 'b'] });
  server.fail({ on: 'end', effect: 500 });
  function Account() {
    const { getButtonProps, status } = useSignOut({ clerk });
    const sessions = useSignedInSessions({ clerk });
    rendered.push(`${status} ${sessions.length}`);
    return (
      <button {...getButtonProps()}>
        {status} of {sessions.length}
      </button>
    );
  }
  const rendered: string[] = [];
  const app = (
    <StrictMode>
      <SilentClerkProvider>
        <Account />
      </SilentClerkProvider>
    </StrictMode>
  );
  const container = document.createElement('div');
  container.innerHTML = renderToString(app);
  document.body.append(container);
  expect(screen.getByRole('button')).toHaveTextContent('idle of 0');
  rendered.length = 0;

  const root = await act(async () => hydrateRoot(container, app));
  expect(rendered[0]).toBe('idle 0');
  expect(screen.getByRole('button')).toHaveTextContent('idle of 2');

  await act(async () => {
    screen.getByRole('button').click();
    await vi.advanceTimersByTimeAsync(1_000);
  });
  expect(screen.getByRole('button')).toHaveTextContent('error of 2');
  act(() => root.unmount());
  container.remove();
});
