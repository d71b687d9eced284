import { attempt } from '#shared';
import { isHidden } from '../element/is-hidden.ts';
import { observe } from '../element/observe.ts';
import { rootOf } from '../element/root-of.ts';

type Side = 'top' | 'right' | 'bottom' | 'left';

export interface MenuPlacement {
  side: Side;
  align: 'start' | 'center' | 'end';
  /** Pixels between the trigger and the menu. */
  sideOffset: number;
  /** The direction, which decides what `start` and `end` mean. */
  dir: string;
}

/** Pixels that stay free between the menu and the edges of the page. */
const MARGIN = 8;
const ANCHOR = '--cso-menu-trigger';

/**
 * Keeps a popover beside its trigger while the page scrolls and both change their size: on the opposite side if there is
 * more room, and never outside the page. Sets `--cso-menu-available-height` to its maximum height.
 *
 * CSS anchors position it where the browser supports them and gets the place right. Otherwise it is placed here: WebKit
 * 26 ignores the scroll position of the page and transforms around the trigger.
 *
 * @param onPlaced Called at each change and while something scrolls, with the side, or with `undefined` while a container
 * of the app hides the popover.
 * @returns an unsubscribe function.
 */
export function keepPlaced(
  popover: HTMLElement,
  trigger: HTMLElement,
  { side, align, sideOffset, dir }: MenuPlacement,
  onPlaced: (side: Side | undefined) => void,
): () => void {
  const { style, ownerDocument } = popover;
  const view = ownerDocument.defaultView ?? window;
  let untie = attempt(() =>
    view.CSS.supports('position-area', 'top') ? tie(popover, trigger) : undefined,
  );
  const isBlock = side === 'top' || side === 'bottom';
  // The axis between menu and trigger, and the axis of `align`.
  const [before, after] = isBlock ? (['top', 'bottom'] as const) : (['left', 'right'] as const);
  const [start, end] = isBlock ? (['left', 'right'] as const) : (['top', 'bottom'] as const);
  const isAtStart = (align === 'start') !== (isBlock && dir === 'rtl');
  const taken = sideOffset + MARGIN;

  /** A length for `style`, where `zoom` around the menu enlarges every length. */
  const pixels = (length: number) => `${length / (popover.currentCSSZoom ?? 1)}px`;

  /** Places it where there is room. Returns the side. */
  const place = (): Side => {
    const anchor = trigger.getBoundingClientRect();
    const width = ownerDocument.documentElement.clientWidth;
    const height = view.innerHeight;
    const [page, depth] = isBlock ? [width, height] : [height, width];
    const [roomBefore, roomAfter] = [anchor[before] - taken, depth - anchor[after] - taken];
    const available = isBlock ? Math.max(roomBefore, roomAfter) : height - 2 * MARGIN;
    style.maxWidth = pixels(width - 2 * MARGIN);
    style.setProperty('--cso-menu-available-height', pixels(Math.max(available, 0)));

    const box = popover.getBoundingClientRect();
    const [size, reach] = isBlock ? [box.width, box.height] : [box.height, box.width];
    const isAfter =
      side === after
        ? roomAfter >= Math.min(reach, roomBefore)
        : roomBefore < Math.min(reach, roomAfter);
    const placedAt = isAfter ? after : before;
    const gapTo = (place: DOMRect) =>
      isAfter ? place[before] - anchor[after] : anchor[before] - place[after];

    if (untie) {
      const fits = {
        [start]: size + MARGIN <= anchor[end],
        [end]: size + MARGIN <= page - anchor[start],
      };
      const [wanted, other] = isAtStart ? [end, start] : [start, end];
      const isSqueezed = !fits[start] && !fits[end];
      const span = isSqueezed || align === 'center' ? 'all' : fits[wanted] ? wanted : other;
      style.setProperty('position-area', `${placedAt} span-${span}`);
      // Centered if the page is hardly wider than the menu.
      style.setProperty(isBlock ? 'justify-self' : 'align-self', isSqueezed ? 'center' : '');
      const gap = pixels(sideOffset);
      style.margin = isBlock ? `${gap} 0` : `0 ${gap}`;
      if (Math.abs(gapTo(popover.getBoundingClientRect()) - sideOffset) < 1) return placedAt;
      untie();
      untie = undefined;
    }
    const middle = (anchor[start] + anchor[end] - size) / 2;
    const wanted = align === 'center' ? middle : isAtStart ? anchor[start] : anchor[end] - size;
    const along = Math.max(MARGIN, Math.min(wanted, page - size - MARGIN));
    // Fixed at the edge that faces the trigger, so that it stays there while its size changes. Without the top layer,
    // `fixed` is relative to an ancestor with a transform.
    const edge = isAfter ? before : after;
    style.inset = 'auto';
    style[edge] = style[start] = '0';
    const origin = popover.getBoundingClientRect();
    style[edge] = pixels(sideOffset - gapTo(origin));
    style[start] = pixels(along - origin[start]);
    return placedAt;
  };
  const update = () => onPlaced(isHidden(popover) ? undefined : place());

  update();
  const controller = new AbortController();
  const options = { capture: true, passive: true, signal: controller.signal };
  view.addEventListener('resize', update, options);
  // A list that scrolls inside a shadow root tells only this root.
  for (const target of new Set([ownerDocument, rootOf(popover)]))
    target.addEventListener('scroll', update, options);
  const stopResizes = observe('ResizeObserver', update, [popover, trigger]);
  // A row that changes in a menu of the maximum height does not resize the popover.
  const changes = { childList: true, characterData: true, subtree: true };
  const stopChanges = observe('MutationObserver', update, [popover], changes);
  return () => {
    controller.abort();
    stopResizes?.();
    stopChanges?.();
    untie?.();
  };
}

/**
 * Makes the trigger the anchor of the popover, and keeps its other anchor names. Does not use `position-try-fallbacks`:
 * with it, WebKitGTK 2.50 never returns from the layout in which the anchor is hidden, and the page freezes.
 */
function tie(popover: HTMLElement, trigger: HTMLElement): () => void {
  const own = trigger.style.getPropertyValue('anchor-name');
  const names = getComputedStyle(trigger).getPropertyValue('anchor-name').replace('none', '');
  const name = (value: string) => trigger.style.setProperty('anchor-name', value);
  name([names, ANCHOR].filter(Boolean).join(', '));
  const { style } = popover;
  style.setProperty('position-anchor', ANCHOR);
  return () => {
    name(own);
    for (const property of ['position-area', 'justify-self', 'align-self'])
      style.removeProperty(property);
    style.margin = '0';
  };
}
