import { deDE } from '@clerk/localizations';
import { ClerkProvider } from '@clerk/react';
import { act, screen } from '@testing-library/react';
import { type ComponentProps, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { deMessages } from '../../messages/locales/de.ts';
import { SignOutDefaults } from '../../react/sign-out-defaults.tsx';
import { SignOutButton } from './sign-out-button.tsx';

/** A Clerk that never loads, so that the server's markup does not change. */
const clerk = { load: () => new Promise(() => {}) } as unknown as NonNullable<
  ComponentProps<typeof ClerkProvider>['Clerk']
>;

it('hydrates the server’s markup in the language of the provider without changing it', async () => {
  const app = (
    <StrictMode>
      <ClerkProvider
        publishableKey={`pk_live_${btoa('clerk.example.com$')}`}
        Clerk={clerk}
        localization={deDE}
      >
        <SignOutDefaults languages={[deMessages]}>
          <SignOutButton confirm />
        </SignOutDefaults>
      </ClerkProvider>
    </StrictMode>
  );
  const container = document.createElement('div');
  container.innerHTML = renderToString(app);
  document.body.append(container);
  const html = container.innerHTML;

  // React would report a difference on the console, which the setup of these tests checks.
  const root = await act(async () => hydrateRoot(container, app));

  expect(container.innerHTML).toBe(html);
  expect(screen.getByRole('button', { name: 'Abmelden' })).toBeVisible();
  act(() => root.unmount());
  container.remove();
});
