import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { keyOf } from '#shared';
import { fullNameOf } from '../../components/account-name.ts';
import { subjectOf } from '../../components/subject-of.ts';
import { fill } from '../../messages/fill.ts';
import { problemOf } from '../../messages/problem-of.ts';
import { classNameOf } from '../element/class-name.ts';
import { SessionSignOutMenuContent } from './menu-content.tsx';
import { MenuContext, type MenuContextValue } from './menu-context.ts';
import { focusEntry, type MenuEntry } from './menu-focus.ts';
import { SessionSignOutMenuTrigger } from './menu-trigger.tsx';
import type {
  MenuTarget,
  SessionSignOutMenuClassNames,
  SessionSignOutMenuViewProps,
} from './session-sign-out-menu.types.ts';
import { useAnnouncements } from './use-announcements.tsx';

const NO_CLASS_NAMES: SessionSignOutMenuClassNames = {};

/** The view of `SessionSignOutMenu`. It does not depend on Clerk: rows, states and callbacks are props. */
export function SessionSignOutMenuView({
  accounts,
  states,
  messages,
  isSilent,
  locale = 'en',
  loadState = 'ready',
  onSignOut,
  onRetry,
  onCancel,
  onSwitch,
  asksForNext,
  isAsking,
  menuRef,
  fallback = null,
  open,
  defaultOpen = false,
  onOpenChange,
  dir,
  unstyled,
  classNames = NO_CLASS_NAMES,
  theme,
  children,
}: SessionSignOutMenuViewProps) {
  const [isUncontrolledOpen, setUncontrolledOpen] = useState(defaultOpen);
  const isOpen = (open ?? isUncontrolledOpen) && accounts.length > 0;
  const [outgoingId, setOutgoing] = useState<string>();
  const outgoing = accounts.find(({ id }) => id === outgoingId);
  const [switching, setSwitching] = useState<MenuContextValue['switching']>();
  const isEmpty = accounts.length === 0;
  const { announce, follow, regions } = useAnnouncements(
    states,
    messages,
    isSilent,
    unstyled,
    isEmpty,
    theme,
  );
  const triggerRef = useRef<HTMLButtonElement>(null);
  const ownRef = useRef<HTMLDivElement>(null);
  const contentRef = menuRef ?? ownRef;
  const entryRef = useRef<MenuEntry>(undefined);
  const id = useId();

  const setOpen = (isNowOpen: boolean) => {
    setOutgoing(undefined);
    setSwitching(undefined);
    setUncontrolledOpen(isNowOpen);
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
    isAsking,
    setOpen,
  });

  useEffect(() => {
    // Otherwise the menu would open without a press when somebody signs in again.
    if (isEmpty) setUncontrolledOpen(false);
  }, [isEmpty]);

  const signOut = useCallback(
    (target: MenuTarget, account: string, next?: { sessionId: string }) => {
      const { accounts, messages, onSignOut, onRetry } = latest.current;
      const subject = subjectOf(accounts, target);
      const key = keyOf(target);
      const isFailed = states.getState(key).status === 'error';
      follow(
        key,
        target === 'all'
          ? { account, subject, pending: messages.signingOut, done: messages.signedOutAll }
          : target === 'other-devices'
            ? { account, subject, pending: messages.signingOut, done: messages.signedOutOthers }
            : {
                account,
                subject,
                pending: fill(messages.signingOutOf, account),
                done: fill(messages.signedOutOf, account),
                doneWithoutName: messages.signedOut,
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
      dir,
      ids: { trigger: `${id}t`, content: `${id}m` },
      triggerRef,
      contentRef,
      entryRef,
      switching,
      outgoing,
      announce,
      theme,
      slot: (part, own, className) => classNameOf(!unstyled && own, classNames[part], className),
      press: (target, account) => {
        const key = keyOf(target);
        const state = states.getState(key);
        if (state.status === 'redirecting') return;
        if (state.status === 'pending') {
          // A question that nobody answers is asked again.
          const isAsking = state.phase === 'confirming';
          if (isAsking || state.phase === 'waiting-for-network' || state.progress)
            latest.current.onCancel(key);
          if (!isAsking) return;
        }
        const current = accounts.find(({ isCurrent }) => isCurrent);
        const isCurrent = typeof target === 'object' && target.sessionId === current?.id;
        if (isCurrent && latest.current.asksForNext && accounts.length > 1) setOutgoing(current.id);
        else signOut(target, account);
      },
      switchTo: canSwitch
        ? async ({ id, isCurrent }) => {
            if (!isCurrent) {
              if (switching && !switching.error) return;
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
        setOutgoing(undefined);
        if (outgoing && next)
          signOut({ sessionId: outgoing.id }, fullNameOf(outgoing), { sessionId: next.id });
      },
      open: (entry) => {
        entryRef.current = entry;
        if (isOpen) focusEntry(contentRef.current, entry);
        else latest.current.setOpen(true);
      },
      close: () => {
        // A press outside an open confirmation does not answer it, and must not close the menu behind it.
        if (!latest.current.isAsking?.()) latest.current.setOpen(false);
      },
      forceClose: () => latest.current.setOpen(false),
    }),
    [
      accounts,
      loadState,
      states,
      messages,
      locale,
      fallback,
      isOpen,
      dir,
      id,
      contentRef,
      switching,
      outgoing,
      announce,
      unstyled,
      classNames,
      theme,
      signOut,
      canSwitch,
      latest,
    ],
  );

  return (
    <MenuContext.Provider value={menu}>
      {children ?? (
        <>
          <SessionSignOutMenuTrigger />
          <SessionSignOutMenuContent />
        </>
      )}
      {regions}
    </MenuContext.Provider>
  );
}

/** The latest value, for functions with a stable identity. */
function useLatest<Value>(value: Value) {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
