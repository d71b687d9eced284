import * as Menu from '@radix-ui/react-dropdown-menu';
import type { HTMLAttributes, ReactElement, ReactNode, Ref } from 'react';
import { type DeviceSignOutState, IDLE, type SignOutState } from '#shared';
import { useDelayed } from '../../components/timing/use-delayed.ts';
import { isUnderWay } from '../../components/under-way.ts';
import { problemOf } from '../../messages/problem-of.ts';
import { type MenuContextValue, useMenu } from './menu-context.ts';
import type { MenuItemProps } from './session-sign-out-menu.types.ts';

const SPIN_DELAY_MS = 300;

/** What a part of the primitive is given so that it becomes the app's own element, where there is one. */
export function elementOf<State>(
  {
    render,
    asChild = false,
    children,
  }: {
    render?: ((props: { children: ReactNode }, state: State) => ReactElement) | undefined;
    asChild?: boolean | undefined;
    children?: ReactNode;
  },
  state: State,
  content?: ReactNode,
): { asChild: boolean; children: ReactNode } {
  const shown = children ?? content;
  return render
    ? { asChild: true, children: render({ children: shown }, state) }
    : { asChild, children: shown };
}

interface RowProps {
  ref?: Ref<HTMLDivElement> | undefined;
  /** Of a row in a list. */
  key?: string | undefined;
  state?: SignOutState | DeviceSignOutState | undefined;
  media?: ReactNode;
  title?: string | undefined;
  badge?: string | false | undefined;
  detail?: string | false | undefined;
  detailBadge?: string | false | undefined;
  /** What a press does, where it is not signing out; `null` for nothing to say. */
  hint?: ReactNode;
  /** Stands under the title. */
  extra?: ReactNode;
  /** What went wrong. @default what the state says */
  problem?: string | undefined;
  /** Marks the row for `useFocusKeeper`. */
  keepsFocus?: string | undefined;
  onPress?: (() => void) | undefined;
  /** The props of the part that the row is. */
  item?: MenuItemProps<never> | undefined;
  /** What the part's `render` is told. */
  itemState?: unknown;
  attributes?: HTMLAttributes<HTMLDivElement> & { 'data-current'?: '' | undefined };
}

/**
 * An item of the menu: what it is about, what a press does or what is being done, and what went wrong. All of it is its
 * name, too: what is seen is what is said, and what can be said to it.
 * The menu stays open when it is pressed, so that the row can say what becomes of it.
 *
 * A function and no component: the hooks are the part's, and a thousand rows are a thousand components fewer.
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
    extra,
    problem,
    keepsFocus,
    onPress,
    item: { render, asChild, className, children, onSelect, onClick, onPointerUp, ...props } = {},
    itemState,
    attributes,
  }: RowProps,
): ReactElement {
  const isBusy = state.status === 'redirecting' || isUnderWay(state as SignOutState);
  const isFailed = state.status === 'error';
  const shown = problem ?? problemOf(messages, state);
  const badgeClass = slot('badge', 'cso-menu-badge');
  return (
    <Menu.Item
      key={key}
      aria-busy={isBusy || undefined}
      aria-disabled={!onPress || undefined}
      data-pending={state.status === 'pending' ? '' : undefined}
      data-redirecting={state.status === 'redirecting' ? '' : undefined}
      data-error={isFailed || shown ? '' : undefined}
      data-keeps-focus={keepsFocus}
      {...attributes}
      {...props}
      ref={ref}
      className={slot('item', 'cso-menu-item', className)}
      onClick={(event) => {
        onClick?.(event);
        // The second click of a double click lands on the row that has moved up: it was not meant.
        if (event.detail > 1) event.preventDefault();
      }}
      onPointerUp={(event) => {
        onPointerUp?.(event);
        // The primitive takes a press that began elsewhere and ends here for a choice.
        event.preventDefault();
      }}
      onSelect={(event) => {
        onSelect?.(event);
        if (!event.defaultPrevented) onPress?.();
        event.preventDefault();
      }}
      {...elementOf(
        { render, asChild, children },
        itemState as never,
        <>
          {media}
          {title !== undefined && (
            <span className={slot('text', 'cso-menu-text')}>
              <span>
                <span
                  className={slot('name', 'cso-menu-name')}
                  // What a person is called may be of another script than the texts around it.
                  dir={detail === undefined ? undefined : 'auto'}
                  data-typeahead=""
                >
                  {title}
                </span>{' '}
                {badge && <span className={badgeClass}>{badge}</span>}
              </span>{' '}
              {(detail || detailBadge) && (
                <span>
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
          {hint !== null && (
            <span className={slot('hint', 'cso-menu-hint')}>
              {isFailed ? (
                messages.retry
              ) : isBusy && !hint ? (
                <Spinner isLeaving={state.status === 'redirecting'} />
              ) : (
                (hint ??
                (state.status === 'pending' && state.phase === 'waiting-for-network'
                  ? messages.cancel
                  : messages.signOut))
              )}
            </span>
          )}{' '}
          {shown && <span className={slot('error', 'cso-menu-error')}>{shown}</span>}
        </>,
      )}
    />
  );
}

/** Shown once it takes a while. */
function Spinner({ isLeaving }: { isLeaving: boolean }) {
  const { messages, slot } = useMenu();
  const [isShown] = useDelayed(true, SPIN_DELAY_MS);
  return isShown ? (
    <>
      <span aria-hidden="true" className={slot('spinner', 'cso-spinner')} />
      {isLeaving ? messages.redirecting : messages.signingOut}
    </>
  ) : (
    messages.signOut
  );
}

/** A drawing at the start of a row. */
export function renderIcon({ slot }: MenuContextValue, path: string): ReactElement {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className={slot('icon', 'cso-icon')}>
      <path d={path} />
    </svg>
  );
}

export const SIGN_OUT_PATH = 'M6.5 2.5h-3v11h3M7 8h6.5m-3-3 3 3-3 3';
