import { type ComponentType, type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { NextSession } from '../../../src/core/types.ts';
import { SessionSignOutMenu } from '../../../src/ui/session-sign-out-menu/session-sign-out-menu.tsx';
import type { SessionSignOutMenuProps } from '../../../src/ui/session-sign-out-menu/session-sign-out-menu.types.ts';

/** What a test tells the page. */
export interface MenuPageConfig {
  publishableKey: string;
  proxyUrl: string;
  next?: NextSession;
  switchable?: boolean;
  devices?: boolean;
  confirm?: SessionSignOutMenuProps['confirm'];
  timeoutMs?: number;
  /** Leaves the provider out of the way of what only concerns the keyboard. */
  dir?: 'ltr' | 'rtl';
}

/** One generation of Clerk, as the page needs it. */
export interface Sdk {
  Provider: ComponentType<{
    config: MenuPageConfig;
    routerPush(to: string): Promise<void>;
    children: ReactNode;
  }>;
  useAuth(): {
    isLoaded: boolean;
    isSignedIn: boolean | undefined;
    sessionId?: string | null | undefined;
  };
}

declare global {
  interface Window {
    menuConfig: MenuPageConfig;
  }
}

/** Shows the menu between two buttons, and what Clerk says of who is signed in. */
export function openMenuPage({ Provider, useAuth }: Sdk): void {
  const config = window.menuConfig;
  document.documentElement.dir = config.dir ?? 'ltr';

  function Auth() {
    const { isLoaded, isSignedIn, sessionId } = useAuth();
    return <output>{isLoaded ? (isSignedIn ? sessionId : 'nobody') : 'loading'}</output>;
  }

  const routerPush = async (to: string) => window.history.pushState(null, '', to);
  const root = document.querySelector('#root');
  if (root === null) throw new Error('The page has no #root.');
  createRoot(root).render(
    <StrictMode>
      <Provider config={config} routerPush={routerPush}>
        <button type="button">Before</button>
        <SessionSignOutMenu
          next={config.next}
          switchable={config.switchable}
          devices={config.devices}
          confirm={config.confirm}
          timeoutMs={config.timeoutMs}
        />
        <button type="button">After</button>
        <Auth />
      </Provider>
    </StrictMode>,
  );
}
