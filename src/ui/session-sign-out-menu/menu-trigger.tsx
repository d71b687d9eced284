import { forwardRef, type KeyboardEvent, type MouseEvent, useSyncExternalStore } from 'react';
import { withDefaults } from '#shared';
import { nameOf } from '../../components/account-name.ts';
import { useDelayed } from '../../components/timing/use-delayed.ts';
import { isUnderWay } from '../../components/under-way.ts';
import { notLoadedTextOf } from '../../messages/problem-of.ts';
import { renderPart } from '../element/part.tsx';
import { useMergedRefs } from '../element/refs.ts';
import { renderAvatar } from './avatar.tsx';
import { currentOf, useMenu } from './menu-context.ts';
import type { SessionSignOutMenuTriggerProps } from './session-sign-out-menu.types.ts';

const SPIN_DELAY_MS = 300;
const SPIN_MINIMUM_MS = 200;

/**
 * The button that opens the menu: the image or the initials of the current account, and a spinner while one of the
 * menu's sign-outs runs. It cannot be opened while Clerk loads, and is not rendered while nobody is signed in.
 */
export const SessionSignOutMenuTrigger = /* @__PURE__ */ forwardRef<
  HTMLButtonElement,
  SessionSignOutMenuTriggerProps
>(function SessionSignOutMenuTrigger(given, ref) {
  const { showName, className, render, asChild, children, onClick, onKeyDown, ...props } =
    withDefaults<SessionSignOutMenuTriggerProps>({}, given);
  const menu = useMenu();
  const { accounts, loadState, states, messages, slot, ids, isOpen, triggerRef, fallback } = menu;
  const mergedRef = useMergedRefs(ref, triggerRef);
  const isBusy = useSyncExternalStore(
    states.subscribe,
    () =>
      isUnderWay(states.getState('all')) ||
      accounts.some(({ id }) => isUnderWay(states.getState(`session:${id}`))),
    () => false,
  );
  const [isSpinning] = useDelayed(isBusy, SPIN_DELAY_MS, SPIN_MINIMUM_MS);
  const account = currentOf(accounts);
  if (loadState === 'ready' && !account) return fallback;

  const isLoading = loadState === 'loading';
  const isFailed = loadState === 'error' && !account;
  const name = account ? nameOf(account) : isFailed && notLoadedTextOf(messages);
  const attributes = {
    ...(!asChild && !render && { type: 'button' }),
    'aria-haspopup': 'menu',
    'aria-expanded': isOpen,
    'aria-controls': isOpen ? ids.content : undefined,
    'aria-label': name ? `${messages.accounts}: ${name}` : messages.loading,
    'aria-busy': isLoading || isBusy || undefined,
    'aria-disabled': !account || undefined,
    'data-state': isOpen ? 'open' : 'closed',
    'data-loading': isLoading ? '' : undefined,
    'data-error': isFailed ? '' : undefined,
    'data-spinning': isSpinning ? '' : undefined,
    id: ids.trigger,
    ...props,
    ref: mergedRef,
    style: { ...menu.theme, ...props.style },
    className: slot('trigger', 'cso-menu-trigger', className),
    onClick: (event: MouseEvent<HTMLButtonElement>) => {
      onClick?.(event);
      if (event.defaultPrevented || !account) return;
      if (isOpen) menu.close();
      // `detail` counts clicks. It is 0 for a press by keyboard or screen reader.
      else menu.open(event.detail === 0 ? 'first' : undefined);
    },
    onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => {
      onKeyDown?.(event);
      const { key } = event;
      if (event.defaultPrevented || !account || !/^Arrow(Down|Up)$/.test(key)) return;
      event.preventDefault();
      menu.open(key === 'ArrowDown' ? 'first' : 'last');
    },
  };
  return renderPart(
    'button',
    attributes,
    { render, asChild, children },
    { account, isOpen, isSpinning, isLoading },
    <>
      {renderAvatar(menu, account)}
      {(isFailed || (showName && account)) && (
        <span className={slot('name', 'cso-menu-name')} dir="auto">
          {name}
        </span>
      )}
    </>,
  );
});
