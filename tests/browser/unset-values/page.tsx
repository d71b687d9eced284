import { type ComponentType, type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { SignOutButton } from '../../../src/ui/sign-out-button/sign-out-button.tsx';
import type { SignOutButtonProps } from '../../../src/ui/sign-out-button/sign-out-button.types.ts';

/** What an app passes on while it has no value for it. */
export type Unset =
  | 'the session of useAuth()'
  | 'the session of useAuth(), or an empty text'
  | 'the session of useAuth(), or undefined'
  | 'texts'
  | 'no texts at all'
  | "texts of the provider's localization";

export interface UnsetValuesConfig {
  publishableKey: string;
  proxyUrl: string;
  unset: Unset;
}

/** One generation of Clerk, as the page needs it. */
export interface Sdk {
  Provider: ComponentType<{
    config: UnsetValuesConfig;
    localization: object;
    children: ReactNode;
  }>;
  useAuth(): { isLoaded: boolean; sessionId?: string | null | undefined };
}

declare global {
  interface Window {
    unsetValues: UnsetValuesConfig;
  }
}

/** What `t('…')` gives before its texts have loaded. */
const t = () => undefined as unknown as string;

/** Shows a button, and who is signed in according to Clerk. */
export function openUnsetValues({ Provider, useAuth }: Sdk): void {
  const { unsetValues: config } = window;

  function App() {
    const { isLoaded, sessionId } = useAuth();
    const props: Record<Unset, SignOutButtonProps> = {
      'the session of useAuth()': { sessionId },
      'the session of useAuth(), or an empty text': { sessionId: sessionId ?? '' },
      'the session of useAuth(), or undefined': { sessionId: sessionId ?? undefined },
      texts: {
        messages: {
          signOut: t(),
          signingOut: t(),
          retry: t(),
          signedOut: t(),
          errors: { server: t() },
        },
      },
      'no texts at all': { messages: { errors: t() as never }, localization: t() as never },
      "texts of the provider's localization": {},
    };
    return (
      <>
        <output>{isLoaded ? (sessionId ?? 'nobody') : 'loading'}</output>
        <SignOutButton id="subject" redirectUrl={false} {...props[config.unset]} />
      </>
    );
  }

  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <Provider
        config={config}
        localization={
          config.unset.endsWith('localization')
            ? { locale: t(), userButton: { action__signOut: t() }, unstable__errors: t() }
            : {}
        }
      >
        <App />
      </Provider>
    </StrictMode>,
  );
}
