import { attempt } from '#shared';

/** Whether an element, or a container of it, is not rendered. A browser that cannot tell says no. */
export function isHidden(element: Element): boolean {
  return attempt(() => element.checkVisibility() === false, false);
}
