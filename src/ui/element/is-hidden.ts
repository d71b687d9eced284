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
  return attempt(
    () => !element.checkVisibility({ visibilityProperty: true }) || isIgnored(element),
    false,
  );
}

/** Whether screen readers ignore an element: it, or something around it or around its shadow root, is hidden from them. */
export function isIgnored(element: Element | undefined): boolean {
  if (!element) return false;
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return element.closest('[inert], [aria-hidden="true"]') !== null || isIgnored(host);
}
