import { type ReactNode, StrictMode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { SignOutButton } from '../../../src/ui/sign-out-button/sign-out-button.tsx';
import { SignOutStatus } from '../../../src/ui/sign-out-status/sign-out-status.tsx';
import { core3 } from '../harness/core-3.sdk.tsx';
import type { PageConfig } from '../harness/protocol.ts';
import type { Disappearance } from './disappearances.ts';

export interface VanishingConfig extends PageConfig {
  disappearance: Disappearance;
  /** Whether it asks before it signs out. @default true */
  confirm?: boolean;
  /** A feature that the browser lacks. */
  without?: 'IntersectionObserver';
}

declare global {
  interface Window {
    vanishingConfig: VanishingConfig;
    /** The document or the shadow root of the button. */
    askingRoot: Document | ShadowRoot;
  }
}

const config = window.vanishingConfig;
window.harnessConfig = config;
window.askingRoot = document;
if (config.without) Reflect.deleteProperty(window, config.without);

const { disappearance, confirm = true } = config;
const STYLES: Partial<Record<Disappearance, Record<string, string>>> = {
  'is display: none': { display: 'none' },
  'is display: none 150 ms later': { display: 'none' },
  'is visibility: hidden': { visibility: 'hidden' },
  'is content-visibility: hidden': { contentVisibility: 'hidden' },
};

function InShadow({ children }: { children: ReactNode }) {
  const host = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<ShadowRoot>();
  useEffect(() => {
    const own = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: 'open' });
    if (!own) return;
    window.askingRoot = own;
    setRoot(own);
  }, []);
  return (
    <div ref={host} id="host">
      {root &&
        createPortal(
          <>
            <link rel="stylesheet" href="/page.css" />
            {children}
          </>,
          root,
        )}
    </div>
  );
}

/** Renders its children in a container that vanishes on a click. */
function Vanishing({ children }: { children: ReactNode }) {
  const box = useRef<HTMLElement>(null);
  const [isGone, setGone] = useState(false);
  useEffect(() => {
    if (disappearance === 'is in a popover that closes') box.current?.showPopover();
    if (disappearance === 'is in a modal dialog that closes')
      (box.current as HTMLDialogElement | null)?.showModal();
  }, []);
  const vanish = () => {
    const later = disappearance.endsWith('150 ms later') ? 150 : undefined;
    const go = () => {
      setGone(true);
      if (disappearance === 'is in a popover that closes') box.current?.hidePopover();
      if (disappearance === 'is in a modal dialog that closes')
        (box.current as HTMLDialogElement | null)?.close();
    };
    if (later) setTimeout(go, later);
    else go();
  };
  const given = { ref: box as never, id: 'box', onClick: vanish };
  if (disappearance === 'is in details that close')
    return (
      <details {...given} open={!isGone}>
        <summary>Account</summary>
        {children}
      </details>
    );
  if (disappearance === 'is in a modal dialog that closes')
    return <dialog {...given}>{children}</dialog>;
  if (disappearance === 'is in a popover that closes')
    return (
      <div popover="auto" {...given}>
        {children}
      </div>
    );
  if (disappearance.startsWith('is in a shadow root'))
    return (
      <div
        {...given}
        style={{ display: isGone && disappearance.endsWith('is hidden') ? 'none' : undefined }}
        aria-hidden={(isGone && disappearance.endsWith('aria-hidden')) || undefined}
      >
        <InShadow>{children}</InShadow>
      </div>
    );
  if (disappearance.startsWith('unmounts') && isGone) return null;
  return (
    <div
      {...given}
      style={isGone ? STYLES[disappearance] : undefined}
      inert={isGone && disappearance === 'is inert'}
      aria-hidden={(isGone && disappearance === 'is aria-hidden') || undefined}
    >
      {children}
    </div>
  );
}

function Page() {
  const [presses, setPresses] = useState(0);
  const { isLoaded } = core3.useAuth();
  return (
    <main style={{ display: 'grid', gap: '1rem', justifyItems: 'start' }}>
      <button type="button" id="elsewhere" onClick={() => setPresses(presses + 1)}>
        Pressed {presses} times
      </button>
      <output>{isLoaded ? 'ready' : 'loading'}</output>
      <Vanishing>
        <SignOutButton confirm={confirm} redirectUrl={false} timeoutMs={config.timeoutMs} />
      </Vanishing>
      <SignOutStatus />
    </main>
  );
}

const { Provider } = core3;
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Provider config={config} routerPush={async () => {}}>
      <Page />
    </Provider>
  </StrictMode>,
);
