import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ClerkInstance } from '#shared';
import { SilentClerkProvider } from '../../tests/support/silent-clerk-provider.tsx';
import { createFakeClerk } from '../testing/fake-clerk/create-fake-clerk.ts';
import type { FakeClerkLoadOptions } from '../testing/fake-clerk/types.ts';
import { SessionSignOutMenu } from '../ui/session-sign-out-menu/session-sign-out-menu.tsx';
import { SignOutButton } from '../ui/sign-out-button/sign-out-button.tsx';
import { SignOutDefaults } from './sign-out-defaults.tsx';
import { useAppearance } from './use-appearance.ts';

const PRIMARY = '--clerk-color-primary';
const red = { variables: { colorPrimary: 'red' } };
const green = { variables: { colorPrimary: 'green' } };
const blue = { variables: { colorPrimary: 'blue' } };

function clerkWith(appearance: unknown, loaded = true) {
  const loadOptions: FakeClerkLoadOptions & { appearance: unknown } = { appearance };
  const clerk = createFakeClerk({ loaded, ...(loaded && { loadOptions }) });
  return { clerk: clerk as ClerkInstance, load: () => clerk.load(loadOptions) };
}

describe('useAppearance', () => {
  it('reads the appearance of the provider', () => {
    const { clerk } = clerkWith(red);

    const { result } = renderHook(() => useAppearance(clerk, undefined));

    expect(result.current).toEqual({ [PRIMARY]: 'red' });
  });

  it('lets SignOutDefaults win over the provider, and the component over both', () => {
    const { clerk } = clerkWith(red);
    const wrapper = ({ children }: { children: ReactNode }) => (
      <SignOutDefaults appearance={green}>{children}</SignOutDefaults>
    );

    const { result, rerender } = renderHook(
      ({ own }: { own?: object }) => useAppearance(clerk, own),
      { wrapper, initialProps: {} },
    );
    expect(result.current).toEqual({ [PRIMARY]: 'green' });

    rerender({ own: blue });
    expect(result.current).toEqual({ [PRIMARY]: 'blue' });
  });

  it('reads it when Clerk has loaded if the instance had none before', async () => {
    const { clerk, load } = clerkWith(red, false);
    const { result } = renderHook(() => useAppearance(clerk, undefined));
    expect(result.current).toEqual({});

    await act(load);

    await waitFor(() => expect(result.current).toEqual({ [PRIMARY]: 'red' }));
  });

  it('is empty if no appearance is given', () => {
    const { clerk } = clerkWith(undefined);

    const { result } = renderHook(() => useAppearance(clerk, undefined));

    expect(result.current).toEqual({});
  });
});

describe('the menu', () => {
  it('has it on the trigger and on the menu, and the style of the app wins', async () => {
    const { clerk } = clerkWith(red);
    render(
      <SilentClerkProvider>
        <SessionSignOutMenu.Root clerk={clerk} defaultOpen>
          <SessionSignOutMenu.Trigger style={{ color: 'pink' }} />
          <SessionSignOutMenu.Content />
        </SessionSignOutMenu.Root>
      </SilentClerkProvider>,
    );

    const trigger = await screen.findByRole('button', { name: /^Accounts/, hidden: true });
    const menu = await screen.findByRole('menu', { hidden: true });
    for (const part of [trigger, menu]) expect(part.style.getPropertyValue(PRIMARY)).toBe('red');
    expect(trigger.style.color).toBe('pink');
  });
});

describe('a button in server markup', () => {
  const app = (clerk: ClerkInstance) => (
    <SilentClerkProvider>
      <SignOutButton clerk={clerk} appearance={blue} />
      <SignOutButton clerk={clerk}>
        <button type="button" style={{ color: 'pink' }}>
          Mine
        </button>
      </SignOutButton>
      <SignOutButton clerk={clerk} unstyled>
        Unstyled
      </SignOutButton>
    </SilentClerkProvider>
  );

  it('has no style until it is hydrated, and then only if the package renders and styles it', async () => {
    const { clerk } = clerkWith(red);
    const container = document.createElement('div');
    container.innerHTML = renderToString(app(clerk));
    document.body.append(container);
    expect(container.innerHTML).not.toContain(PRIMARY);

    const root = await act(async () => hydrateRoot(container, app(clerk)));

    const styleOf = (name: string) => screen.getByRole('button', { name }).getAttribute('style');
    expect(styleOf('Sign out')).toBe(`${PRIMARY}: blue;`);
    expect(styleOf('Mine')).toBe('color:pink');
    expect(styleOf('Unstyled')).toBeNull();
    act(() => root.unmount());
    container.remove();
  });
});
