import * as Menu from '@radix-ui/react-dropdown-menu';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { keyOf, type SignOutError } from '#shared';
import { fullNameOf } from '../../components/account-name.ts';
import { fill } from '../../messages/fill.ts';
import { problemOf } from '../../messages/problem-of.ts';
import { ConfirmDialog } from '../confirm-dialog/confirm-dialog.tsx';
import { classNameOf } from '../element/class-name.ts';
import { SessionSignOutMenuContent } from './menu-content.tsx';
import { MenuContext, type MenuContextValue } from './menu-context.ts';
import { itemsOf } from './menu-keyboard.ts';
import { SessionSignOutMenuTrigger } from './menu-trigger.tsx';
import type {
  MenuTarget,
  SessionSignOutMenuClassNames,
  SessionSignOutMenuViewProps,
} from './session-sign-out-menu.types.ts';
import { useAnnouncements } from './use-announcements.tsx';

/** React 18 warns of the other one on a server. */
const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

const NO_CLASS_NAMES: SessionSignOutMenuClassNames = {};

/** What `SessionSignOutMenu` shows. It knows no Clerk: rows, states and callbacks are props. */
export function SessionSignOutMenuView({
  accounts,
  states,
  messages,
  locale = 'en',
  loadState = 'ready',
  onSignOut,
  onRetry,
  onCancel,
  onSwitch,
  asksForNext,
  confirmation,
  fallback = null,
  open,
  defaultOpen = false,
  onOpenChange,
  dir,
  unstyled,
  classNames = NO_CLASS_NAMES,
  children,
}: SessionSignOutMenuViewProps) {
  const [isOpenItself, setOpenItself] = useState(defaultOpen);
  const isOpen = (open ?? isOpenItself) && accounts.length > 0;
  const [direction, setDirection] = useState<'ltr' | 'rtl'>();
  const [leavingId, setLeaving] = useState<string>();
  const leaving = accounts.find(({ id }) => id === leavingId);
  const [switching, setSwitching] = useState<{ id: string; error?: SignOutError | undefined }>();
  const { announce, follow, regions } = useAnnouncements(states, messages);
  const triggerRef = useRef<HTMLButtonElement>(null);
  const contentRef = useRef<HTMLDivElement>(null);
  const opensAtLast = useRef(false);

  const setOpen = (isNowOpen: boolean) => {
    // The answer to a question belongs to the question, not to the menu behind it.
    if (confirmation) return;
    readDirection();
    setLeaving(undefined);
    setSwitching(undefined);
    setOpenItself(isNowOpen);
    onOpenChange?.(isNowOpen);
  };
  const canSwitch = onSwitch !== undefined;
  const latest = useLatest({
    accounts,
    messages,
    onSignOut,
    onRetry,
    onCancel,
    onSwitch,
    asksForNext,
    setOpen,
  });

  // The menu itself is elsewhere in the page, and the primitive takes it for left-to-right.
  const readDirection = () => {
    if (triggerRef.current)
      setDirection(getComputedStyle(triggerRef.current).direction as 'ltr' | 'rtl');
  };
  // For a menu that the app opens; a press has read it already.
  useBrowserLayoutEffect(readDirection, [isOpen]);

  const isEmpty = accounts.length === 0;
  useEffect(() => {
    // It would open by itself when somebody signs in again.
    if (isEmpty) setOpenItself(false);
  }, [isEmpty]);

  useEffect(() => {
    if (!confirmation) return;
    // Escape answers the question. The primitive would take the key at the document and close the menu instead.
    const keep = (event: KeyboardEvent) => {
      if (event.key === 'Escape') event.stopPropagation();
    };
    window.addEventListener('keydown', keep, true);
    return () => window.removeEventListener('keydown', keep, true);
  }, [confirmation]);

  const signOut = useCallback(
    (target: MenuTarget, account: string, next?: { sessionId: string }) => {
      const { messages, onSignOut, onRetry } = latest.current;
      const key = keyOf(target);
      const isFailed = states.getState(key).status === 'error';
      follow(
        key,
        target === 'all'
          ? { account, pending: messages.signingOut, done: messages.signedOutAll }
          : target === 'other-devices'
            ? { account, pending: messages.signingOut, done: messages.signedOutOthers }
            : {
                account,
                pending: fill(messages.signingOutOf, account),
                done: fill(messages.signedOutOf, account),
              },
      );
      if (isFailed && !next) onRetry(key);
      else onSignOut(target, next);
    },
    [states, follow, latest],
  );

  const menu = useMemo(
    (): MenuContextValue => ({
      accounts,
      loadState,
      states,
      messages,
      locale,
      fallback,
      isOpen,
      triggerRef,
      contentRef,
      switching,
      leaving,
      announce,
      slot: (part, own, className) => classNameOf(!unstyled && own, classNames[part], className),
      press: (target, account) => {
        const key = keyOf(target);
        const state = states.getState(key);
        if (state.status === 'redirecting') return;
        if (state.status === 'pending') {
          if (state.phase === 'waiting-for-network' || state.progress) latest.current.onCancel(key);
          return;
        }
        const current = accounts.find(({ isCurrent }) => isCurrent);
        const isCurrent = typeof target === 'object' && target.sessionId === current?.id;
        if (isCurrent && latest.current.asksForNext && accounts.length > 1) setLeaving(current.id);
        else signOut(target, account);
      },
      switchTo: canSwitch
        ? async ({ id, isCurrent }) => {
            if (!isCurrent) {
              setSwitching({ id });
              const error = await latest.current.onSwitch?.(id);
              if (error) {
                setSwitching({ id, error });
                announce('alert', problemOf(messages, { status: 'error', error }) as string);
                return;
              }
            }
            latest.current.setOpen(false);
          }
        : undefined,
      choose: (next) => {
        setLeaving(undefined);
        if (leaving && next)
          signOut({ sessionId: leaving.id }, fullNameOf(leaving), { sessionId: next.id });
      },
      openAtLast: () => {
        opensAtLast.current = true;
        latest.current.setOpen(true);
      },
      enter: (event) => {
        if (!opensAtLast.current) return;
        opensAtLast.current = false;
        event.preventDefault();
        itemsOf(contentRef.current).at(-1)?.focus();
      },
      leave: () => {
        triggerRef.current?.focus();
        latest.current.setOpen(false);
      },
    }),
    [
      accounts,
      loadState,
      states,
      messages,
      locale,
      fallback,
      isOpen,
      switching,
      leaving,
      announce,
      unstyled,
      classNames,
      signOut,
      canSwitch,
      latest,
    ],
  );

  return (
    <MenuContext.Provider value={menu}>
      <Menu.Root open={isOpen} onOpenChange={setOpen} modal={false} dir={dir ?? direction}>
        {children ?? (
          <>
            <SessionSignOutMenuTrigger />
            <SessionSignOutMenuContent />
          </>
        )}
      </Menu.Root>
      {regions}
      {confirmation && (
        <ConfirmDialog {...confirmation} unstyled={unstyled} classNames={classNames} />
      )}
    </MenuContext.Provider>
  );
}

/** The newest value, for functions that keep their identity. */
function useLatest<Value>(value: Value) {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
