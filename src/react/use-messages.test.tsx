import { deDE, enUS, frFR } from '@clerk/localizations';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { SilentClerkProvider } from '../../tests/support/silent-clerk-provider.tsx';
import { simulate } from '../../tests/support/simulated-clerk.ts';
import type { ClerkInstance } from '../clerk/clerk-instance.ts';
import { deMessages } from '../messages/locales/de.ts';
import { messages as english } from '../messages/locales/en.ts';
import { frMessages } from '../messages/locales/fr.ts';
import { SignOutDefaults } from './sign-out-defaults.tsx';
import { useClerkInstance } from './use-clerk-instance.ts';
import { type UseMessagesOptions, useMessages } from './use-messages.ts';

const renderMessages = (
  options: UseMessagesOptions,
  wrapper?: (props: { children: ReactNode }) => ReactNode,
) =>
  renderHook((props) => useMessages(props), { initialProps: options, ...(wrapper && { wrapper }) });

describe('useMessages', () => {
  it('is English by default', () => {
    expect(renderMessages({}).result.current).toEqual(english);
  });

  it('uses the language of SignOutDefaults that matches the locale', () => {
    const { result } = renderMessages({ localization: frFR }, ({ children }) => (
      <SignOutDefaults languages={[deMessages, frMessages]}>{children}</SignOutDefaults>
    ));
    expect(result.current.errors).toEqual(frMessages.errors);
    expect(result.current.signOut).toBe('Déconnexion');
  });

  it('prefers texts of the component to those of the app, and those to the language', () => {
    const { result } = renderMessages(
      { messages: { retry: 'Once more', errors: { offline: 'No network.' } } },
      ({ children }) => (
        <SignOutDefaults
          localization={enUS}
          messages={{ retry: 'Again', signOut: 'Leave', errors: { server: 'Oops.' } }}
        >
          {children}
        </SignOutDefaults>
      ),
    );
    expect(result.current).toEqual({
      ...english,
      retry: 'Once more',
      signOut: 'Leave',
      errors: { ...english.errors, offline: 'No network.', server: 'Oops.' },
    });
  });

  it('reads the localization of the Clerk provider, which is enough for German', () => {
    const { result } = renderHook(() => useMessages({ clerk: useClerkInstance(undefined) }), {
      wrapper: ({ children }) => (
        <SilentClerkProvider localization={deDE}>
          <SignOutDefaults languages={[deMessages]}>{children}</SignOutDefaults>
        </SilentClerkProvider>
      ),
    });
    expect(result.current.errors).toEqual(deMessages.errors);
    expect(result.current.retry).toBe('Erneut versuchen');
  });

  it('prefers the localization of the component to that of the app, and that to the one of the provider', () => {
    const clerk = { ...simulate().clerk, __internal_getOption: () => frFR } as ClerkInstance;
    expect(renderMessages({ clerk, messages: frMessages }).result.current.signOut).toBe(
      frMessages.signOut,
    );
    const { result, rerender } = renderMessages({ clerk }, ({ children }) => (
      <SignOutDefaults localization={enUS}>{children}</SignOutDefaults>
    ));
    expect(result.current.signOut).toBe('Sign out');
    rerender({ clerk, localization: deDE, messages: deMessages });
    expect(result.current.cancel).toBe('Abbrechen');
  });

  it('reads the localization of a Clerk without a provider, once it has loaded', () => {
    let notify = () => {};
    let loadedWith: object | undefined;
    const clerk = {
      ...simulate().clerk,
      __internal_getOption: () => loadedWith,
      addListener: (listener: () => void) => {
        notify = listener;
        return () => {};
      },
    } as unknown as ClerkInstance;
    const { result } = renderMessages({ clerk, messages: { ...frMessages, signOut: undefined } });
    expect(result.current.signOut).toBe('Sign out');
    loadedWith = frFR;
    act(notify);
    expect(result.current.signOut).toBe('Déconnexion');
  });

  it('is the same object until an input changes', () => {
    const { result, rerender } = renderMessages({ localization: enUS }, ({ children }) => (
      <SignOutDefaults languages={[deMessages]}>{children}</SignOutDefaults>
    ));
    const before = result.current;
    rerender({ localization: enUS });
    expect(result.current).toBe(before);
    rerender({ localization: enUS, messages: { retry: 'Again' } });
    expect(result.current).not.toBe(before);
  });

  it.each(['de', 42, null])('ignores a localization that is %j', (localization) => {
    const clerk = { ...simulate().clerk, __internal_getOption: () => localization };
    expect(renderMessages({ clerk: clerk as ClerkInstance }).result.current).toEqual(english);
  });
});
