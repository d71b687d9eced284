import * as Menu from '@radix-ui/react-dropdown-menu';
import {
  cloneElement,
  forwardRef,
  type KeyboardEvent,
  type ReactElement,
  useLayoutEffect,
  useRef,
} from 'react';
import { nameOf } from '../../components/account-name.ts';
import { useMergedRefs } from '../element/refs.ts';
import { renderAvatar } from './avatar.tsx';
import { useMenu } from './menu-context.ts';
import { createTypeahead, itemsOf } from './menu-keyboard.ts';
import {
  SessionSignOutMenuAll,
  SessionSignOutMenuItems,
  SessionSignOutMenuLabel,
  SessionSignOutMenuSeparator,
} from './menu-parts.tsx';
import { elementOf, renderRow } from './menu-row.tsx';
import type { SessionSignOutMenuContentProps } from './session-sign-out-menu.types.ts';

/**
 * The menu. Without children it lists the accounts and, with more than one, “Sign out of all accounts”.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 */
export const SessionSignOutMenuContent = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  SessionSignOutMenuContentProps
>(function SessionSignOutMenuContent(
  { render, asChild, className, children, container, onKeyDownCapture, ...props },
  ref,
) {
  const { accounts, leaving, enter, choose, slot, contentRef, leave } = useMenu();
  const mergedRef = useMergedRefs(ref, contentRef);
  const typeahead = useRef(createTypeahead());

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    onKeyDownCapture?.(event);
    const { key, ctrlKey, altKey, metaKey, currentTarget, target } = event;
    if (event.defaultPrevented || !currentTarget.contains(target as Node)) return;
    if (event.repeat && (key === 'Enter' || key === ' ')) {
      // A key that is held down would go on to the row that gets the focus when this one has gone.
      event.preventDefault();
      event.stopPropagation();
    } else if (key === 'Tab') {
      // The primitive swallows the key; by the pattern it closes the menu and goes on from the trigger.
      leave();
      event.stopPropagation();
    } else if (key === 'ArrowLeft' || key === 'ArrowRight') {
      itemsOf((target as Element).closest('[data-row]'))
        .find((item) => item !== target)
        ?.focus();
    } else if (key.length === 1 && !ctrlKey && !altKey && !metaKey) {
      if (!typeahead.current(currentTarget, key)) return;
      event.preventDefault();
      event.stopPropagation();
    }
  };
  // The person sees another list; the focus goes with them, and back to the account it was about.
  const wasLeaving = useRef(leaving);
  useLayoutEffect(() => {
    const before = wasLeaving.current;
    wasLeaving.current = leaving;
    const items = itemsOf(contentRef.current);
    if (leaving) items[0]?.focus();
    else if (before)
      items
        .filter((item) => item.dataset['keepsFocus'] === before.id)
        .at(-1)
        ?.focus();
  }, [leaving, contentRef]);

  const shown = leaving ? (
    <Choice />
  ) : (
    (children ?? (
      <>
        <SessionSignOutMenuLabel />
        <SessionSignOutMenuItems />
        {accounts.length > 1 && <SessionSignOutMenuSeparator />}
        <SessionSignOutMenuAll />
      </>
    ))
  );
  return (
    <Menu.Portal container={container}>
      <Menu.Content
        side="bottom"
        align="end"
        sideOffset={8}
        collisionPadding={8}
        {...props}
        // In the primitive's code, though not in its types: how the focus enters.
        {...{ onEntryFocus: enter }}
        ref={mergedRef}
        className={slot('content', 'cso-menu', className)}
        onKeyDownCapture={onKeyDown}
        onEscapeKeyDown={(event) => {
          if (!leaving) return;
          event.preventDefault();
          choose(undefined);
        }}
        {...(asChild && leaving
          ? { asChild, children: cloneElement(children as ReactElement, undefined, shown) }
          : elementOf({ render, asChild, children: shown }, {}))}
      />
    </Menu.Portal>
  );
});

/** Who to continue as once the current account is signed out. */
function Choice() {
  const menu = useMenu();
  const { accounts, leaving, choose, messages, slot } = menu;
  return (
    <>
      <SessionSignOutMenuLabel>{messages.chooseNext}</SessionSignOutMenuLabel>
      <Menu.Group aria-label={messages.chooseNext} className={slot('items', 'cso-menu-items')}>
        {accounts.map(
          (session) =>
            session !== leaving &&
            renderRow(menu, {
              key: session.id,
              media: renderAvatar(menu, session),
              title: nameOf(session),
              detail: session.name !== null && session.identifier,
              hint: null,
              onPress: () => choose(session),
            }),
        )}
      </Menu.Group>
      <SessionSignOutMenuSeparator />
      {renderRow(menu, { title: messages.cancel, hint: null, onPress: () => choose() })}
    </>
  );
}
