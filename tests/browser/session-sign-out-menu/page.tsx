import { type ComponentType, type ReactNode, StrictMode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { NextSession } from '../../../src/core/types.ts';
import { SessionSignOutMenu } from '../../../src/ui/session-sign-out-menu/session-sign-out-menu.tsx';
import type { SessionSignOutMenuProps } from '../../../src/ui/session-sign-out-menu/session-sign-out-menu.types.ts';

/** The configuration of the page. */
export interface MenuPageConfig {
  publishableKey: string;
  proxyUrl: string;
  next?: NextSession;
  switchable?: boolean;
  devices?: boolean;
  confirm?: SessionSignOutMenuProps['confirm'];
  timeoutMs?: number;
  dir?: 'ltr' | 'rtl';
  /** What is around the menu. @default the page itself */
  inside?: 'dialog' | 'popover' | 'shadow-root' | 'closed-shadow-root' | 'transform' | 'zoom';
  /** Hides the container of the menu after a click in it, as a drawer does. */
  hidesOnClick?: boolean;
  /** Additional CSS for the page. */
  css?: string;
  /** The features that the browser lacks. */
  without?: ('popover' | 'anchors' | 'modal-dialog' | 'resize-observer' | 'at')[];
}

/** Listens to every native click in it, but not to those that the menu stops. */
function Hiding({ isOn, children }: { isOn: boolean | undefined; children: ReactNode }) {
  const [host, setHost] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const hide = ({ target }: Event) => {
      if (host && (target as Element).closest('[role^=menuitem]')) host.style.display = 'none';
    };
    host?.addEventListener('click', hide);
    return () => host?.removeEventListener('click', hide);
  }, [host]);
  return isOn ? <div ref={setHost}>{children}</div> : children;
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
    /** The root of the menu, even a closed one. */
    menuRoot: Document | ShadowRoot;
  }
}

window.menuRoot = document;

/** Removes features that an old browser lacks. */
const deny: Record<NonNullable<MenuPageConfig['without']>[number], () => void> = {
  popover: () => {
    Reflect.deleteProperty(HTMLElement.prototype, 'showPopover');
    Reflect.deleteProperty(HTMLElement.prototype, 'popover');
  },
  anchors: () => {
    const { supports } = CSS;
    CSS.supports = (...given: [string]) =>
      !/position-area|anchor/.test(given.join()) && supports.apply(CSS, given);
  },
  'modal-dialog': () => Reflect.deleteProperty(HTMLDialogElement.prototype, 'showModal'),
  'resize-observer': () => Reflect.deleteProperty(window, 'ResizeObserver'),
  // Missing in Chrome 91 and Safari 15.3, which know the syntax of our files.
  at: () => Reflect.deleteProperty(Array.prototype, 'at'),
};

/** Renders the menu inside a container that an app may have around it. */
function Inside({ kind, children }: { kind: MenuPageConfig['inside']; children: ReactNode }) {
  const [host, setHost] = useState<HTMLElement | null>(null);
  const [shadow, setShadow] = useState<ShadowRoot>();
  useEffect(() => {
    if (kind === 'dialog') (host as HTMLDialogElement | null)?.showModal();
    if (kind === 'popover') host?.showPopover();
    if (!host || !kind?.endsWith('shadow-root')) return;
    const mode = kind === 'shadow-root' ? 'open' : 'closed';
    // StrictMode runs this twice.
    const root =
      shadow ?? host.shadowRoot ?? (window.menuRoot === document && host.attachShadow({ mode }));
    if (!root) return;
    window.menuRoot = root;
    setShadow(root);
  }, [host, kind, shadow]);
  if (kind === 'dialog') return <dialog ref={setHost}>{children}</dialog>;
  if (kind === 'popover')
    return (
      <div popover="auto" ref={setHost}>
        {children}
      </div>
    );
  if (kind === 'transform')
    return (
      <div style={{ transform: 'translate(10px, 5px)', overflow: 'hidden', contain: 'paint' }}>
        {children}
      </div>
    );
  if (kind === 'zoom') return <div style={{ zoom: 1.25 }}>{children}</div>;
  if (!kind) return children;
  return (
    <div ref={setHost} id="host">
      {shadow &&
        createPortal(
          <>
            <link rel="stylesheet" href="/page.css" />
            {children}
          </>,
          shadow,
        )}
    </div>
  );
}

/** Shows the menu between two buttons, and who is signed in according to Clerk. */
export function openMenuPage({ Provider, useAuth }: Sdk): void {
  const config = window.menuConfig;
  for (const name of config.without ?? []) deny[name]();
  document.head.append(Object.assign(document.createElement('style'), { textContent: config.css }));
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
        <Hiding isOn={config.hidesOnClick}>
          <Inside kind={config.inside}>
            <button type="button">Before</button>
            <SessionSignOutMenu
              next={config.next}
              switchable={config.switchable}
              devices={config.devices}
              confirm={config.confirm}
              timeoutMs={config.timeoutMs}
            />
            <button type="button">After</button>
          </Inside>
        </Hiding>
        <Auth />
      </Provider>
    </StrictMode>,
  );
}
