import { type CSSProperties, type RefObject, useLayoutEffect, useRef } from 'react';
import { attempt } from '#shared';
import { showPopover } from '../element/popover.ts';
import { rootOf } from '../element/root-of.ts';
import { useMenu } from './menu-context.ts';
import { focusEntry } from './menu-focus.ts';
import { keepPlaced, type MenuPlacement } from './menu-placement.ts';

/** Resets the browser's styles of a popover: only the menu inside is visible. */
export const POPOVER_STYLE: CSSProperties = {
  position: 'fixed',
  inset: 'auto',
  display: 'flex',
  flexDirection: 'column',
  width: 'max-content',
  maxHeight: 'var(--cso-menu-available-height)',
  margin: 0,
  padding: 0,
  border: 0,
  background: 'none',
  color: 'inherit',
  overflow: 'visible',
  // For browsers without a top layer.
  zIndex: 'var(--cso-menu-z-index, 50)' as never,
};

/**
 * While mounted, shows the menu in the top layer beside the trigger, gives it the focus, and closes it when a press or
 * the focus goes elsewhere. On unmount, the trigger gets the focus back.
 *
 * The popover is `manual`: an `auto` one would close without regard to a controlled `open`, and with every modal dialog.
 */
export function usePopover({
  side,
  align,
  sideOffset,
}: Omit<MenuPlacement, 'dir'>): RefObject<HTMLDivElement> {
  const { triggerRef, contentRef, entryRef, close, forceClose } = useMenu();
  const ref = useRef<HTMLDivElement>(null) as RefObject<HTMLDivElement>;
  const hasEntered = useRef(false);

  useLayoutEffect(() => {
    const [popover, trigger] = [ref.current, triggerRef.current];
    return () => {
      hasEntered.current = false;
      if (popover.contains(rootOf(popover).activeElement)) trigger?.focus({ preventScroll: true });
    };
  }, [triggerRef]);

  useLayoutEffect(() => {
    const [trigger, content] = [triggerRef.current, contentRef.current];
    const enter = () => {
      if (hasEntered.current) return;
      hasEntered.current = true;
      focusEntry(content, entryRef.current);
    };
    showInTopLayer(ref.current);
    if (!trigger || !content) return enter();
    // The direction of the trigger: it may be rendered elsewhere than the menu.
    const dir = content.dir || attempt(() => getComputedStyle(trigger).direction, 'ltr');
    content.dir = dir;
    return keepPlaced(ref.current, trigger, { side, align, sideOffset, dir }, (placedAt) => {
      if (placedAt) {
        content.dataset['side'] = placedAt;
        enter();
        markOverflow(content);
      }
      // A menu that was never visible stays open and takes the focus once it is visible.
      else if (hasEntered.current) forceClose();
    });
  }, [side, align, sideOffset, triggerRef, contentRef, entryRef, forceClose]);

  useLayoutEffect(
    () => onGoneElsewhere(ref.current, triggerRef.current, close),
    [triggerRef, close],
  );
  return ref;
}

/** Marks the lists of the menu that have more rows below, or above, what is visible. */
function markOverflow(content: HTMLElement): void {
  for (const list of content.querySelectorAll('[role=group]:not([data-row])')) {
    const { scrollHeight, scrollTop, clientHeight } = list;
    list.toggleAttribute('data-overflow', scrollHeight - scrollTop > clientHeight + 1);
    list.toggleAttribute('data-scrolled', scrollTop > 0);
  }
}

/** The attribute is not rendered, because a browser that supports it but can't show the popover would hide the menu. */
function showInTopLayer(popover: HTMLElement): void {
  attempt(() => {
    if (!popover.isConnected || popover.matches(':popover-open')) return;
    popover.popover = 'manual';
    if (!showPopover(popover)) popover.removeAttribute('popover');
  });
}

/**
 * Calls back when a press, or the focus, goes anywhere but the popover and its trigger.
 *
 * @returns an unsubscribe function.
 */
function onGoneElsewhere(
  popover: HTMLElement,
  trigger: HTMLElement | null,
  onGone: () => void,
): () => void {
  const { ownerDocument } = popover;
  const view = ownerDocument.defaultView ?? window;
  const root = rootOf(popover);
  const controller = new AbortController();
  const options = { capture: true, signal: controller.signal };
  for (const target of new Set<Node>([ownerDocument, root]))
    target.addEventListener(
      'pointerdown',
      (event) => {
        const path = event.composedPath();
        // Outside a closed shadow root, a press inside targets the host. The listener on the root sees the real target.
        const isInRoot = target !== root && path[0] === (root as ShadowRoot).host;
        if (!isInRoot && !path.includes(popover) && !(trigger && path.includes(trigger))) onGone();
      },
      options,
    );
  popover.addEventListener(
    'focusout',
    ({ relatedTarget }) => {
      const next = relatedTarget as Node | null;
      if (next && !popover.contains(next) && !trigger?.contains(next)) onGone();
    },
    options,
  );
  // A press in an iframe sends no event here, but moves the focus to the iframe.
  view.addEventListener(
    'blur',
    () => ownerDocument.activeElement?.tagName === 'IFRAME' && onGone(),
    options,
  );
  return () => controller.abort();
}
