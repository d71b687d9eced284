import { forwardRef, memo } from 'react';
import { fullNameOf, nameOf } from '../../components/account-name.ts';
import { subjectOf } from '../../components/subject-of.ts';
import { fill } from '../../messages/fill.ts';
import { messagesAbout } from '../../messages/messages-about.ts';
import { errorOf, problemOf } from '../../messages/problem-of.ts';
import { renderPart } from '../element/part.tsx';
import { renderAvatar } from './avatar.tsx';
import { useMenu, useSignOutState } from './menu-context.ts';
import { actionOf, noteOf, renderIcon, renderRow, SIGN_OUT_PATH } from './menu-row.tsx';
import type {
  SessionSignOutMenuActionProps,
  SessionSignOutMenuItemProps,
  SessionSignOutMenuItemsProps,
  SessionSignOutMenuLabelProps,
} from './session-sign-out-menu.types.ts';

/** The heading of a group of rows. The arrow keys skip it. */
export const SessionSignOutMenuLabel = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  SessionSignOutMenuLabelProps
>(function SessionSignOutMenuLabel({ className, render, asChild, children, ...props }, ref) {
  const { slot, messages } = useMenu();
  return renderPart(
    'div',
    { ...props, ref, className: slot('label', 'cso-menu-label', className) },
    { render, asChild, children },
    {},
    messages.accounts,
  );
});

/** A line between groups. */
export const SessionSignOutMenuSeparator = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  SessionSignOutMenuLabelProps
>(function SessionSignOutMenuSeparator({ className, render, asChild, children, ...props }, ref) {
  const { slot } = useMenu();
  return renderPart(
    'div',
    {
      role: 'separator',
      'aria-orientation': 'horizontal',
      ...props,
      ref,
      className: slot('separator', 'cso-menu-separator', className),
    },
    { render, asChild, children },
    {},
  );
});

/** The rows of all accounts, in a group that scrolls. */
export const SessionSignOutMenuItems = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  SessionSignOutMenuItemsProps
>(function SessionSignOutMenuItems({ className, children, ...props }, ref) {
  const { accounts, slot, messages } = useMenu();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not belong in a menu
    <div
      role="group"
      aria-label={messages.accounts}
      {...props}
      ref={ref}
      className={slot('items', 'cso-menu-items', className)}
    >
      {accounts.map(
        children ?? ((session) => <SessionSignOutMenuItem key={session.id} session={session} />),
      )}
    </div>
  );
});

/**
 * One account. A press signs it out, or retries after a failure. The menu stays open, and the row shows the result.
 * With `switchable`, the row switches to the account, and a separate item at the end of the row signs out.
 */
export const SessionSignOutMenuItem = /* @__PURE__ */ memo(
  /* @__PURE__ */ forwardRef<HTMLDivElement, SessionSignOutMenuItemProps>(
    function SessionSignOutMenuItem({ session, onSelect, ...item }, ref) {
      const menu = useMenu();
      const { messages, slot, press, switchTo, switching } = menu;
      const state = useSignOutState(menu, `session:${session.id}`);
      const { id, isCurrent, name, identifier } = session;
      const account = fullNameOf(session);
      const subject = subjectOf([session], { sessionId: id });
      const ownSwitch = switching?.id === id ? switching : undefined;
      const error = ownSwitch?.error;
      const badge = isCurrent && messages.current;
      const detailBadge = [
        session.isImpersonated && messages.impersonated,
        session.status === 'pending' && messages.unfinished,
      ]
        .filter(Boolean)
        .join(' · ');

      const about = {
        ref,
        media: renderAvatar(menu, session),
        title: nameOf(session),
        badge,
        detail: name !== null && identifier,
        detailBadge,
        keepsFocus: id,
        attributes: { 'data-current': isCurrent ? ('' as const) : undefined },
        itemState: { session, state },
      };
      const signOut = {
        state,
        subject,
        onPress: () => press({ sessionId: id }, account),
      };
      if (!switchTo)
        return renderRow(menu, { ...about, ...signOut, item: { onSelect, ...item } as never });
      const note = noteOf(messagesAbout(messages, subject), state);
      return (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset does not belong in a menu
        <div
          role="group"
          aria-label={account}
          data-row={note ? 'note' : ''}
          className={slot('row', 'cso-menu-row')}
        >
          {renderRow(menu, {
            ...about,
            note: error ? problemOf(messages, { status: 'error', error }) : note,
            isBusy: ownSwitch && !error,
            hint: null,
            onPress: () => switchTo(session),
            item: item as never,
            attributes: {
              ...about.attributes,
              role: 'menuitemradio',
              'aria-checked': isCurrent,
              'data-error': error || errorOf(state) ? '' : undefined,
            },
          })}
          {renderRow(menu, {
            ...signOut,
            // The row shows it.
            note: '',
            idle: (
              <>
                {renderIcon(menu, SIGN_OUT_PATH)}
                <span>{messages.signOut}</span>
              </>
            ),
            keepsFocus: id,
            item: { onSelect },
            attributes: {
              // Contains the text that is shown, for voice control, and the account.
              'aria-label': nameWith(actionOf(messages, state), fill(messages.signOutOf, account)),
            },
          })}
        </div>
      );
    },
  ),
);

/** A name that contains the action's text. In most languages, that of an idle item already does. */
function nameWith(action: string, name: string): string {
  return name.toLowerCase().includes(action.toLowerCase()) ? name : `${action} ${name}`;
}

/** Signs out of all accounts of this browser. Not rendered with fewer than two. */
export const SessionSignOutMenuAll = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  SessionSignOutMenuActionProps
>(function SessionSignOutMenuAll(props, ref) {
  return useMenu().accounts.length > 1 && <Action {...props} target="all" ref={ref} />;
});

/** Signs the current account out on all other devices and shows the progress. Another press stops it. */
export const SessionSignOutMenuOthers = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  SessionSignOutMenuActionProps
>(function SessionSignOutMenuOthers(props, ref) {
  return <Action {...props} target="other-devices" ref={ref} />;
});

const Action = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  SessionSignOutMenuActionProps & { target: 'all' | 'other-devices' }
>(function Action({ target, ...item }, ref) {
  const menu = useMenu();
  const { messages, slot, press } = menu;
  const state = useSignOutState(menu, target);
  const title = target === 'all' ? messages.signOutAll : messages.signOutOthers;
  const progress = state.status === 'pending' && state.progress;
  return renderRow(menu, {
    ref,
    state,
    subject: subjectOf([], target),
    media: renderIcon(menu, SIGN_OUT_PATH),
    title,
    hint: progress && `${progress.completed}/${progress.total} · ${messages.stop}`,
    idle: '',
    extra: progress && (
      <progress
        aria-hidden="true"
        className={slot('progress', 'cso-menu-progress')}
        max={progress.total}
        value={progress.completed}
      />
    ),
    onPress: () => press(target, title),
    item: item as never,
    itemState: { state },
  });
});
