import { Clerk } from '@clerk/clerk-js/no-rhc';
import { ClerkProvider, useClerk } from '@clerk/react';
import type { ComponentProps } from 'react';
import { createRoot } from 'react-dom/client';
import { SignOutButton } from '../../src/ui/sign-out-button/sign-out-button.tsx';

function Bare() {
  const clerk = useClerk();
  return (
    <button type="button" onClick={() => void clerk.signOut()}>
      Sign out
    </button>
  );
}

const isSignOut = (url: string) => /\/client\/sessions\?.*_method=DELETE/.test(url);

/** Shows one button in a provider with the real clerk-js. */
function show(variant: string, publishableKey: string, proxyUrl: string): void {
  createRoot(document.body.appendChild(document.createElement('div'))).render(
    <ClerkProvider
      publishableKey={publishableKey}
      proxyUrl={proxyUrl}
      Clerk={Clerk as unknown as ComponentProps<typeof ClerkProvider>['Clerk']}
      routerPush={() => {}}
      routerReplace={() => {}}
      telemetry={false}
    >
      {variant === 'ours' ? <SignOutButton /> : <Bare />}
    </ClerkProvider>,
  );
}

/** Milliseconds from the click to the call of `fetch` that signs out. */
function clickToRequest(): Promise<number> {
  return new Promise((resolve) => {
    const send = window.fetch;
    let clickedAt = 0;
    window.fetch = (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      if (isSignOut(url)) resolve(performance.now() - clickedAt);
      return send(input, init);
    };
    clickedAt = performance.now();
    document.querySelector('button')?.click();
  });
}

Object.assign(window, { show, clickToRequest });
