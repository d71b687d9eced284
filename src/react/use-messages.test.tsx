import { deDE, enUS, frFR, zhTW } from '@clerk/localizations';
import { render, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { messages as german } from '../messages/locales/de.ts';
import { messages as english } from '../messages/locales/en.ts';
import { messages as chinese } from '../messages/locales/zh-hant.ts';
import { SignOutDefaults } from './sign-out-defaults.tsx';
import { type UseMessagesOptions, useMessages } from './use-messages.ts';

const renderMessages = (
  options: UseMessagesOptions,
  wrapper?: (props: { children: ReactNode }) => ReactNode,
) =>
  renderHook(({ isShown }) => useMessages(options, isShown), {
    initialProps: { isShown: true },
    ...(wrapper && { wrapper }),
  });

describe('useMessages', () => {
  it('is English by itself', () => {
    expect(renderMessages({}).result.current).toEqual(english);
  });

  it("has Clerk's own label at once, and our texts in its language", async () => {
    const { result } = renderMessages({ localization: deDE });
    expect(result.current.signOut).toBe('Abmelden');

    await waitFor(() => expect(result.current.errors).toEqual(german.errors));

    expect(result.current.cancel).toBe('Abbrechen');
  });

  it('tells the two Chinese scripts apart', async () => {
    const { result } = renderMessages({ localization: zhTW });

    await waitFor(() => expect(result.current.retry).toBe(chinese.retry));
  });

  it("stays English, but for Clerk's label, where we have no texts", async () => {
    const localization = { locale: 'sv-SE', userButton: { action__signOut: 'Logga ut' } };
    const { result } = renderMessages({ localization });
    await Promise.resolve();

    expect(result.current).toEqual({ ...english, signOut: 'Logga ut' });
  });

  it('changes nothing while nothing of it is shown', async () => {
    let renders = 0;
    function Resting({ isShown }: { isShown: boolean }) {
      renders += 1;
      return useMessages({ localization: frFR }, isShown).retry;
    }
    const { container, rerender } = render(<Resting isShown={false} />);
    await import('../messages/locales/fr.ts');
    await Promise.resolve();
    const atRest = renders;
    expect(container).toHaveTextContent('Try again');

    rerender(<Resting isShown />);

    await waitFor(() => expect(container).toHaveTextContent('Réessayer'));
    expect(atRest).toBe(2);
  });

  it('takes texts of the component over those of the app, over those of the language', () => {
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
});
