import type { HTMLAttributes, MouseEvent, ReactElement, ReactNode, Ref } from 'react';
import { type DeviceSignOutState, IDLE, type SignOutState } from '#shared';
import { useDelayed } from '../../components/timing/use-delayed.ts';
import { isUnderWay, isWaitingForNetwork } from '../../components/under-way.ts';
import { messagesAbout, type Subject } from '../../messages/messages-about.ts';
import { errorOf, problemOf } from '../../messages/problem-of.ts';
import { renderPart } from '../element/part.tsx';
import { type MenuContextValue, useMenu } from './menu-context.ts';
import type { MenuItemProps } from './session-sign-out-menu.types.ts';

const SPIN_DELAY_MS = 300;

interface RowProps {
  ref?: Ref<HTMLDivElement> | undefined;
  /** The key of a row in a list. */
  key?: string | undefined;
  state?: SignOutState | DeviceSignOutState | undefined;
  media?: ReactNode;
  title?: string | undefined;
  badge?: string | false | undefined;
  detail?: string | false | undefined;
  detailBadge?: string | false | undefined;
  /** Says what a press does, in every state. `null` shows no hint. @default the action or its progress */
  hint?: string | false | null | undefined;
  /** Stands for the action of signing out, also until its progress is shown. @default "Sign out" */
  idle?: ReactNode;
  /** Shown below the title. */
  extra?: ReactNode;
  /** Whether something other than a sign-out runs. It has a spinner and no text. */
  isBusy?: boolean | undefined;
  /** Whom the sign-out is about. */
  subject?: Subject;
  /** What went wrong, or what the sign-out waits for. @default the text for the state */
  note?: string | undefined;
  /** Marks the row of an account, to which the focus returns. */
  keepsFocus?: string | undefined;
  onPress?: (() => void) | undefined;
  /** The props of the part that renders the row. */
  item?: MenuItemProps<never> | undefined;
  /** The state passed to the part's `render`. */
  itemState?: unknown;
  attributes?: HTMLAttributes<HTMLDivElement> & {
    'data-current'?: '' | undefined;
    'data-error'?: '' | undefined;
    'data-loading'?: '' | undefined;
  };
}

/**
 * An item of the menu: its subject, the action or its progress, and the error. All of this text is its accessible name,
 * so that screen readers read, and voice control accepts, what is shown.
 * The menu stays open when the item is pressed, so that the row can show the result.
 *
 * A function, not a component: the part calls the hooks, which saves a thousand components for a thousand rows.
 */
export function renderRow(
  { messages, slot }: MenuContextValue,
  {
    ref,
    key,
    state = IDLE,
    media,
    title,
    badge,
    detail,
    detailBadge,
    hint,
    idle = <span>{messages.signOut}</span>,
    extra,
    isBusy: isBusyOtherwise,
    subject,
    note,
    keepsFocus,
    onPress,
    item: { render, asChild, className, children, onSelect, onClick, ...props } = {},
    itemState,
    attributes,
  }: RowProps,
): ReactElement {
  const isBusy =
    isBusyOtherwise || state.status === 'redirecting' || isUnderWay(state as SignOutState);
  const shown = note ?? noteOf(messagesAbout(messages, subject), state);
  const action = actionOf(messages, state);
  const badgeClass = slot('badge', 'cso-menu-badge');
  const own = {
    key,
    role: 'menuitem',
    tabIndex: -1,
    'aria-busy': isBusy || undefined,
    'aria-disabled': !onPress || undefined,
    'data-pending': state.status === 'pending' ? '' : undefined,
    'data-redirecting': state.status === 'redirecting' ? '' : undefined,
    'data-error': errorOf(state) ? '' : undefined,
    'data-keeps-focus': keepsFocus,
    ...attributes,
    ...props,
    ref,
    className: slot('item', 'cso-menu-item', className),
    onClick: (event: MouseEvent<HTMLDivElement>) => {
      onClick?.(event);
      // The second click of a double click may land on a row that has moved up, which the person did not mean.
      if (event.defaultPrevented || event.detail > 1) return;
      if (isKept(event.currentTarget, onSelect)) return;
      onPress?.();
    },
  };
  // A page translator replaces text nodes, so every text that changes has its own element, and no element that comes and
  // goes is followed by bare text. The spaces separate the words of the accessible name.
  return renderPart(
    'div',
    own,
    { render, asChild, children },
    itemState as never,
    <>
      {media}
      {title !== undefined && (
        <span className={slot('text', 'cso-menu-text')}>
          <span>
            <span
              className={slot('name', 'cso-menu-name')}
              // A person's name may be in another script than the texts around it.
              dir={detail === undefined ? undefined : 'auto'}
              data-typeahead=""
            >
              {title}
            </span>{' '}
            {badge && <span className={badgeClass}>{badge}</span>}
          </span>{' '}
          {(detail || detailBadge) && (
            <span key={detail ? 'detail' : 'badge'}>
              {detail && (
                <span
                  className={slot('identifier', 'cso-menu-identifier')}
                  dir="auto"
                  data-typeahead=""
                >
                  {detail}
                </span>
              )}{' '}
              {detailBadge && <span className={badgeClass}>{detailBadge}</span>}
            </span>
          )}
          {extra}
        </span>
      )}{' '}
      {(hint !== null || isBusyOtherwise) && (
        <span className={slot('hint', 'cso-menu-hint')}>
          {isBusyOtherwise ? (
            <Spinner />
          ) : isBusy && !hint ? (
            <Spinner text={action} idle={idle} />
          ) : hint || action !== messages.signOut ? (
            <span>{hint || action}</span>
          ) : (
            idle
          )}
        </span>
      )}{' '}
      {shown && <span className={slot('error', 'cso-menu-error')}>{shown}</span>}
    </>,
  );
}

/** The text for what happens, else for what a press does. */
export function actionOf(
  messages: MenuContextValue['messages'],
  state: SignOutState | DeviceSignOutState,
): string {
  if (state.status === 'error') return messages.retry;
  if (state.status === 'redirecting') return messages.redirecting;
  if (isUnderWay(state as SignOutState)) return messages.signingOut;
  return isWaitingForNetwork(state as SignOutState) ? messages.cancel : messages.signOut;
}

/** What went wrong, or what the sign-out waits for. */
export function noteOf(
  messages: MenuContextValue['messages'],
  state: SignOutState | DeviceSignOutState,
): string | undefined {
  return isWaitingForNetwork(state as SignOutState)
    ? messages.waitingForNetwork
    : problemOf(messages, state);
}

/** Calls the app's `onSelect` first. Returns whether it prevented the action. */
function isKept(item: HTMLElement, onSelect: ((event: Event) => void) | undefined): boolean {
  if (!onSelect) return false;
  const chosen = new Event('cso-select', { cancelable: true });
  item.addEventListener(chosen.type, onSelect, { once: true });
  return !item.dispatchEvent(chosen);
}

/** Appears after a delay. Until then nothing changes. */
function Spinner({ text, idle }: { text?: string; idle?: ReactNode }) {
  const { slot } = useMenu();
  const [isShown] = useDelayed(true, SPIN_DELAY_MS);
  return isShown ? (
    <>
      <span aria-hidden="true" className={slot('spinner', 'cso-spinner')} />
      {text && <span>{text}</span>}
    </>
  ) : (
    idle
  );
}

/** The icon at the start of a row. */
export function renderIcon({ slot }: MenuContextValue, path: string): ReactElement {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className={slot('icon', 'cso-icon')}>
      <path d={path} />
    </svg>
  );
}

export const SIGN_OUT_PATH = 'M6.5 2.5h-3v11h3M7 8h6.5m-3-3 3 3-3 3';
/** For a circle that is already there. */
export const MARK_PATH = 'M8 4.5v4m0 2.7v.3';
export const PROBLEM_PATH = 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M8 4.5v4m0 2.7v.3';
