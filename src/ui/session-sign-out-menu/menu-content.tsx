import {
  cloneElement,
  type ForwardedRef,
  forwardRef,
  type KeyboardEvent,
  type ReactElement,
  type SyntheticEvent,
  useContext,
  useLayoutEffect,
  useRef,
} from 'react';
import { getPresenters, keyOf, type TargetKey, withDefaults } from '#shared';
import { nameOf } from '../../components/account-name.ts';
import { renderPart } from '../element/part.tsx';
import { useMergedRefs } from '../element/refs.ts';
import { renderAvatar } from './avatar.tsx';
import { useMenu } from './menu-context.ts';
import { followFocus, ITEM, itemsOf } from './menu-focus.ts';
import { createTypeahead, moveFocus } from './menu-keyboard.ts';
import {
  SessionSignOutMenuAll,
  SessionSignOutMenuItems,
  SessionSignOutMenuLabel,
  SessionSignOutMenuSeparator,
} from './menu-parts.tsx';
import { renderRow } from './menu-row.tsx';
import { MenuSettingsContext } from './menu-settings.ts';
import type { SessionSignOutMenuContentProps } from './session-sign-out-menu.types.ts';
import { POPOVER_STYLE, usePopover } from './use-popover.ts';

/**
 * The menu, shown in the top layer. Without children it lists the accounts and, with more than one, “Sign out of all
 * accounts”.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 */
export const SessionSignOutMenuContent = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  SessionSignOutMenuContentProps
>(function SessionSignOutMenuContent(props, ref) {
  return useMenu().isOpen && <OpenContent {...props} innerRef={ref} />;
});

function OpenContent({
  innerRef,
  ...given
}: SessionSignOutMenuContentProps & { innerRef: ForwardedRef<HTMLDivElement> }) {
  const {
    container,
    side = 'bottom',
    align = 'end',
    sideOffset = 8,
    render,
    asChild,
    className,
    children,
    ...props
  } = withDefaults<SessionSignOutMenuContentProps>({}, given);
  const { accounts, outgoing, ids, dir, theme, slot, contentRef } = useMenu();
  const popoverRef = usePopover({ side, align, sideOffset });
  const ref = useMergedRefs(innerRef, contentRef);
  usePresenting();
  const onKeyDown = useMenuKeys();
  useFocusOfChoice();

  const whole = (
    <>
      <SessionSignOutMenuLabel />
      <SessionSignOutMenuItems />
      {accounts.length > 1 && <SessionSignOutMenuSeparator />}
      <SessionSignOutMenuAll />
    </>
  );
  const shown = outgoing ? <Choice /> : (children ?? whole);
  const attributes = {
    role: 'menu',
    id: ids.content,
    tabIndex: -1,
    dir,
    'aria-labelledby': ids.trigger,
    'aria-orientation': 'vertical',
    'data-state': 'open',
    'data-side': side,
    'data-align': align,
    ...props,
    ref,
    style: { ...theme, ...props.style },
    className: slot('content', 'cso-menu', className),
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to the menu inside
    <div ref={popoverRef} style={POPOVER_STYLE} onKeyDown={onKeyDown} onClick={keepInside}>
      {renderPart(
        'div',
        attributes,
        asChild && outgoing
          ? { asChild, children: cloneElement(children as ReactElement, undefined, shown) }
          : { render, asChild, children: shown },
        {},
      )}
    </div>
  );
}

/** Registers the open menu as showing the outcomes of its targets, while it is visible. */
function usePresenting(): void {
  const { accounts } = useMenu();
  const { clerk, presenter } = useContext(MenuSettingsContext) ?? {};
  useLayoutEffect(() => {
    if (!clerk || !presenter) return;
    const presenters = getPresenters(clerk);
    const keys: TargetKey[] = ['all', 'other-devices'];
    const removers = [...keys, ...accounts.map(({ id }) => keyOf({ sessionId: id }))].map((key) =>
      presenters.add(key, presenter),
    );
    return () => {
      for (const remove of removers) remove();
    };
  }, [clerk, presenter, accounts]);
}

/** Keeps events from bubbling to where the menu is rendered, such as a form, a link or a menu of the app. */
function keepInside(event: SyntheticEvent) {
  event.stopPropagation();
}

/** The keys of the menu pattern; see also `followFocus`. */
function useMenuKeys(): (event: KeyboardEvent<HTMLDivElement>) => void {
  const { outgoing, choose, close, contentRef, triggerRef } = useMenu();
  const typeahead = useRef(createTypeahead());
  const position = useRef<number>(undefined);
  useLayoutEffect(() => {
    const content = contentRef.current;
    return content
      ? followFocus(content, (index) => {
          position.current = index;
        })
      : undefined;
  }, [contentRef]);

  return (event) => {
    keepInside(event);
    const { key, ctrlKey, altKey, metaKey, target, repeat } = event;
    const content = contentRef.current;
    if (!content || event.defaultPrevented || ctrlKey || altKey || metaKey) return;
    if (key === 'Tab') {
      // By the pattern, Tab closes the menu and moves on from the trigger.
      triggerRef.current?.focus();
      close();
      return;
    }
    if (key === 'Escape') {
      if (outgoing) choose();
      else close();
    } else if (typeahead.current(content, key) || moveFocus(content, key, position.current)) {
      position.current = undefined;
    } else if (key === 'Enter' || key === ' ') {
      // A key that is held down presses only once.
      if (!repeat) (target as Element).closest<HTMLElement>(ITEM)?.click();
    } else return;
    event.preventDefault();
  };
}

/** Moves the focus to the list in which the person chooses the next account, and afterwards back to the account. */
function useFocusOfChoice(): void {
  const { outgoing, contentRef } = useMenu();
  const lastOutgoing = useRef(outgoing);
  useLayoutEffect(() => {
    const before = lastOutgoing.current;
    lastOutgoing.current = outgoing;
    const items = itemsOf(contentRef.current);
    if (outgoing) items[0]?.focus();
    else if (before)
      items
        .filter((item) => item.dataset['keepsFocus'] === before.id)
        .pop()
        ?.focus();
  }, [outgoing, contentRef]);
}

/** The choice of the account to continue as once the current one is signed out. */
function Choice() {
  const menu = useMenu();
  const { accounts, outgoing, choose, messages, slot } = menu;
  return (
    <>
      <SessionSignOutMenuLabel>{messages.chooseNext}</SessionSignOutMenuLabel>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset does not belong in a menu */}
      <div
        role="group"
        aria-label={messages.chooseNext}
        className={slot('items', 'cso-menu-items')}
      >
        {accounts.map(
          (session) =>
            session !== outgoing &&
            renderRow(menu, {
              key: session.id,
              media: renderAvatar(menu, session),
              title: nameOf(session),
              detail: session.name !== null && session.identifier,
              hint: null,
              onPress: () => choose(session),
            }),
        )}
      </div>
      <SessionSignOutMenuSeparator />
      {renderRow(menu, { title: messages.cancel, hint: null, onPress: () => choose() })}
    </>
  );
}
