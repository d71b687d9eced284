import * as Menu from '@radix-ui/react-dropdown-menu';
import { forwardRef, useSyncExternalStore } from 'react';
import { nameOf } from '../../components/account-name.ts';
import { useDelayed } from '../../components/timing/use-delayed.ts';
import { isUnderWay } from '../../components/under-way.ts';
import { useMergedRefs } from '../element/refs.ts';
import { renderAvatar } from './avatar.tsx';
import { currentOf, useMenu } from './menu-context.ts';
import { elementOf } from './menu-row.tsx';
import type { SessionSignOutMenuTriggerProps } from './session-sign-out-menu.types.ts';

const SPIN_DELAY_MS = 300;
const SPIN_MINIMUM_MS = 200;

/**
 * The button that opens the menu: the image or the initials of the current account, and a spinner while one of the
 * menu's sign-outs runs. It cannot be opened while Clerk loads, and is not there while nobody is signed in.
 */
export const SessionSignOutMenuTrigger = /* @__PURE__ */ forwardRef<
  HTMLButtonElement,
  SessionSignOutMenuTriggerProps
>(function SessionSignOutMenuTrigger({ showName, className, onKeyDown, ...props }, ref) {
  const menu = useMenu();
  const { accounts, loadState, states, messages, slot, isOpen, openAtLast, triggerRef, fallback } =
    menu;
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
  const name = account ? nameOf(account) : !isLoading && messages.errors.clerk_not_loaded;
  const { render, ...rest } = props;
  return (
    <Menu.Trigger
      aria-label={name ? `${messages.accounts}: ${name}` : messages.loading}
      aria-busy={isLoading || isBusy || undefined}
      aria-disabled={!account || undefined}
      data-loading={isLoading ? '' : undefined}
      data-spinning={isSpinning ? '' : undefined}
      {...rest}
      ref={mergedRef}
      className={slot('trigger', 'cso-menu-trigger', className)}
      onKeyDown={(event) => {
        onKeyDown?.(event);
        if (event.defaultPrevented || event.key !== 'ArrowUp') return;
        event.preventDefault();
        openAtLast();
      }}
      {...elementOf(
        props,
        { account, isOpen, isSpinning, isLoading },
        <>
          {renderAvatar(menu, account)}
          {showName && account && (
            <span className={slot('name', 'cso-menu-name')} dir="auto">
              {name}
            </span>
          )}
        </>,
      )}
    />
  );
});
