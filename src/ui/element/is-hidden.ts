import { attempt } from '#shared';

/** Whether an element or one of its containers is not rendered. False in a browser that cannot tell. */
export function isHidden(element: Element): boolean {
  return attempt(() => element.checkVisibility() === false, false);
}

/**
 * Whether an element is invisible or ignored by screen readers, as in a closed menu that keeps its content mounted. False
 * in a browser that cannot tell.
 */
export function isUnreachable(element: Element): boolean {
  return attempt(() => {
    const { host } = element.getRootNode() as Partial<ShadowRoot>;
    return (
      !element.checkVisibility({ visibilityProperty: true }) ||
      element.closest('[inert], [aria-hidden="true"]') !== null ||
      (host !== undefined && isUnreachable(host))
    );
  }, false);
}
