import { attempt } from '#shared';

/** Whether an element, or a container of it, is not rendered. A browser that cannot tell says no. */
export function isHidden(element: Element): boolean {
  return attempt(() => element.checkVisibility() === false, false);
}

/**
 * Whether nobody can see an element, or a screen reader passes it by: a menu that has closed can keep what is in it. A
 * browser that cannot tell says no.
 */
export function isOutOfReach(element: Element): boolean {
  return attempt(() => {
    const { host } = element.getRootNode() as Partial<ShadowRoot>;
    return (
      !element.checkVisibility({ visibilityProperty: true }) ||
      element.closest('[inert], [aria-hidden="true"]') !== null ||
      (host !== undefined && isOutOfReach(host))
    );
  }, false);
}
