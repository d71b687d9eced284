type Side = 'top' | 'right' | 'bottom' | 'left';

export interface MenuPlacement {
  side: Side;
  align: 'start' | 'center' | 'end';
  /** Pixels between the trigger and the menu. */
  sideOffset: number;
  /** What `start` and `end` mean. */
  dir: string;
}

/** Pixels that stay free between the menu and the edges of the page. */
const MARGIN = 8;
const OPPOSITE = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const;
const ANCHOR = '--cso-menu-trigger';

/**
 * Keeps a popover beside its trigger while the page scrolls and both change their size: on the other side where there
 * is more room, and never beyond the page. `--cso-menu-available-height` is as high as it can be.
 *
 * The browser ties it to the trigger by CSS anchors; where it has none, we place it.
 *
 * @param onPlaced Told the side on which it is.
 * @returns an unsubscribe function.
 */
export function keepPlaced(
  popover: HTMLElement,
  trigger: HTMLElement,
  { side, align, sideOffset, dir }: MenuPlacement,
  onPlaced: (side: Side) => void,
): () => void {
  const { style, ownerDocument } = popover;
  const view = ownerDocument.defaultView ?? window;
  const isAnchored = view.CSS?.supports?.('position-area', 'top');
  const untie = isAnchored && tie(popover, trigger);
  const isBlock = side === 'top' || side === 'bottom';
  const isReversed = isBlock && dir === 'rtl';
  const isAtStart = (align === 'start') !== isReversed;
  const taken = sideOffset + MARGIN;

  const update = () => {
    const { top, bottom, left, right } = trigger.getBoundingClientRect();
    const pageHeight = view.innerHeight;
    const pageWidth = ownerDocument.documentElement.clientWidth;
    const room = { top, left, bottom: pageHeight - bottom, right: pageWidth - right };
    const height = isBlock ? Math.max(room.top, room.bottom) - taken : pageHeight - 2 * MARGIN;
    style.setProperty('--cso-menu-available-height', `${Math.max(height, 0)}px`);

    const size = [popover.offsetWidth, popover.offsetHeight] as const;
    const [cross, main] = isBlock ? size : [size[1], size[0]];
    const opposite = OPPOSITE[side];
    const isFlipped = main + taken > room[side] && room[opposite] > room[side];
    const placedAt = isFlipped ? opposite : side;
    onPlaced(placedAt);

    const [from, to, page] = isBlock ? [left, right, pageWidth] : [top, bottom, pageHeight];
    if (isAnchored) {
      const isSqueezed = cross + MARGIN > Math.max(to, page - from);
      const [start, end] = isBlock ? ['right', 'left'] : ['bottom', 'top'];
      const span = isSqueezed || align === 'center' ? 'all' : isAtStart ? start : end;
      style.setProperty('position-area', `${placedAt} span-${span}`);
      // In the middle of a page that is as narrow as the menu.
      style.setProperty(isBlock ? 'justify-self' : 'align-self', isSqueezed ? 'center' : '');
      style.margin = isBlock ? `${sideOffset}px 0` : `0 ${sideOffset}px`;
      return;
    }
    const wanted = align === 'center' ? (from + to - cross) / 2 : isAtStart ? from : to - cross;
    const along = Math.max(MARGIN, Math.min(wanted, page - cross - MARGIN));
    // Held at the edge that faces the trigger, so that it stays there while its size changes. Without the top layer,
    // `fixed` counts from an ancestor with a transform.
    const edge = OPPOSITE[placedAt];
    style.inset = 'auto';
    style[edge] = style[isBlock ? 'left' : 'top'] = '0';
    const origin = popover.getBoundingClientRect();
    const isBefore = edge === 'bottom' || edge === 'right';
    const facing = { top, bottom, left, right }[placedAt];
    const away = isBefore ? origin[edge] - facing : facing - origin[edge];
    style[edge] = `${away + sideOffset}px`;
    style[isBlock ? 'left' : 'top'] = `${along - origin[isBlock ? 'left' : 'top']}px`;
  };

  update();
  const options = { capture: true, passive: true };
  view.addEventListener('scroll', update, options);
  view.addEventListener('resize', update);
  const observer = view.ResizeObserver && new view.ResizeObserver(update);
  for (const element of [popover, trigger]) observer?.observe(element);
  return () => {
    view.removeEventListener('scroll', update, options);
    view.removeEventListener('resize', update);
    observer?.disconnect();
    if (untie) untie();
  };
}

/** Makes the trigger the anchor of the popover, beside what else it is one of. */
function tie(popover: HTMLElement, trigger: HTMLElement): () => void {
  const own = trigger.style.getPropertyValue('anchor-name');
  const names = getComputedStyle(trigger).getPropertyValue('anchor-name').replace('none', '');
  const name = (value: string) => trigger.style.setProperty('anchor-name', value);
  name([names, ANCHOR].filter(Boolean).join(', '));
  popover.style.setProperty('position-anchor', ANCHOR);
  popover.style.setProperty(
    'position-try-fallbacks',
    'flip-block, flip-inline, flip-block flip-inline',
  );
  return () => name(own);
}
