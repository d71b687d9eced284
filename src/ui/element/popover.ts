import { attempt } from '#shared';

/**
 * Shows a popover in the top layer.
 *
 * @param source The element that it is anchored to.
 * @returns whether the browser shows it.
 */
export function showPopover(popover: HTMLElement, source?: HTMLElement | null): boolean {
  return attempt(() => {
    popover.showPopover(source ? { source } : undefined);
    return true;
  }, false);
}
