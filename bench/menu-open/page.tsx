import * as Menu from '@radix-ui/react-dropdown-menu';
import { useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { SignedInSession } from '../../src/clerk/signed-in-sessions.ts';
import { IDLE } from '../../src/core/transition.ts';
import { messages } from '../../src/messages/locales/en.ts';
import { menuMessages } from '../../src/messages/menu-messages.en.ts';
import { SessionSignOutMenuView } from '../../src/ui/session-sign-out-menu/session-sign-out-menu.view.tsx';

const states = { getState: () => IDLE, subscribe: () => () => {} };
const texts = { ...messages, ...menuMessages };

function accountsOf(count: number): SignedInSession[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `sess_${index}`,
    userId: `user_${index}`,
    name: `Person Number ${index}`,
    identifier: `person.${index}@example.com`,
    imageUrl: null,
    isCurrent: index === 0,
    isImpersonated: false,
    status: 'active',
    lastActiveAt: index,
  }));
}

/** The primitive with the same elements, and none of our code around them. */
function Bare({ count }: { count: number }) {
  const accounts = useMemo(() => accountsOf(count), [count]);
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="cso-menu-trigger" aria-label="Accounts">
        <span aria-hidden="true" className="cso-avatar">
          PN
        </span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="cso-menu" align="end" sideOffset={8} collisionPadding={8}>
          <Menu.Label className="cso-menu-label">Accounts</Menu.Label>
          <Menu.Group aria-label="Accounts" className="cso-menu-items">
            {accounts.map(({ id, name, identifier }, index) => (
              <Menu.Item
                key={id}
                className="cso-menu-item"
                aria-label={`Sign out of ${name}, ${identifier}`}
                onSelect={(event) => event.preventDefault()}
              >
                <span aria-hidden="true" className="cso-avatar">
                  PN
                </span>
                <span className="cso-menu-text">
                  <span>
                    <span className="cso-menu-name" dir="auto">
                      {name}
                    </span>
                    {index === 0 && <span className="cso-menu-badge">Current</span>}
                  </span>
                  <span>
                    <span className="cso-menu-identifier" dir="auto">
                      {identifier}
                    </span>
                  </span>
                </span>
                <span aria-hidden="true" className="cso-menu-hint">
                  Sign out
                </span>
              </Menu.Item>
            ))}
          </Menu.Group>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Ours({ count }: { count: number }) {
  const [accounts] = useState(() => accountsOf(count));
  return (
    <SessionSignOutMenuView
      accounts={accounts}
      states={states}
      messages={texts}
      onSignOut={() => {}}
      onRetry={() => {}}
      onCancel={() => {}}
    />
  );
}

let unmount = () => {};

/** Shows a closed menu without the rows of an earlier run. Its trigger is the only button. */
async function show(variant: 'bare' | 'ours', count: number): Promise<void> {
  unmount();
  const host = document.body.appendChild(document.createElement('div'));
  host.style.cssText = 'display: flex; justify-content: end';
  const root = createRoot(host);
  unmount = () => {
    root.unmount();
    host.remove();
  };
  flushSync(() =>
    root.render(variant === 'bare' ? <Bare count={count} /> : <Ours count={count} />),
  );
  await frame();
  (globalThis as { gc?: () => void }).gc?.();
}

/** Measures from the input that opens the menu to the frame that shows it: `opened`, in milliseconds. */
function watchOpening(input: 'pointerdown' | 'click', count: number): void {
  const opened = new Promise<number>((resolve, reject) => {
    addEventListener(
      input,
      async ({ timeStamp }) => {
        await frame();
        const rows = document.querySelectorAll('[role=menuitem]').length;
        if (rows < count) reject(new Error(`${rows} of ${count} rows are there.`));
        resolve(performance.now() - timeStamp);
      },
      { capture: true, once: true },
    );
  });
  Object.assign(window, { opened });
}

/** The next frame has been painted. */
function frame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
}

Object.assign(window, { show, watchOpening });
