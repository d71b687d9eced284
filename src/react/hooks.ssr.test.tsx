import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { SilentClerkProvider } from '../../tests/support/silent-clerk-provider.tsx';
import { simulate } from '../../tests/support/simulated-clerk.ts';
import { SignOutDefaults } from './sign-out-defaults.tsx';
import { useSignOut } from './use-sign-out.ts';
import { useSignedInSessions } from './use-signed-in-sessions.ts';
import { useSignedOut } from './use-signed-out.ts';

describe('on a server', () => {
  it('the hooks render their loading state, without side effects', () => {
    expect(typeof window).toBe('undefined');
    const error = vi.spyOn(console, 'error');
    const warn = vi.spyOn(console, 'warn');
    const { clerk, server } = simulate({ sessions: ['a', 'b'] });
    const addListener = vi.spyOn(clerk, 'addListener');

    const html = renderToString(
      <SilentClerkProvider>
        <SignOutDefaults timeoutMs={1_000}>
          <Account />
        </SignOutDefaults>
      </SilentClerkProvider>,
    );

    expect(html).toBe('<button type="button">idle</button><p>0<!-- --> accounts</p>');
    expect(server.requests).toEqual([]);
    expect(addListener).not.toHaveBeenCalled();
    expect(error).not.toHaveBeenCalled();
    expect(warn).not.toHaveBeenCalled();

    function Account() {
      const { getButtonProps, status } = useSignOut({ clerk });
      const { length } = useSignedInSessions({ clerk });
      useSignedOut(() => {}, { clerk });
      return (
        <>
          <button {...getButtonProps()}>{status}</button>
          <p>{length} accounts</p>
        </>
      );
    }
  });

  it('a bad option throws at the call, not in render', () => {
    const { clerk } = simulate();
    function Bad() {
      return <p>{useSignOut({ clerk, timeoutMs: -1 }).status}</p>;
    }
    expect(
      renderToString(
        <SilentClerkProvider>
          <Bad />
        </SilentClerkProvider>,
      ),
    ).toBe('<p>idle</p>');
  });
});
