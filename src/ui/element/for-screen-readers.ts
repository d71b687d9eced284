import type { CSSProperties } from 'react';

/** The class of a text for screen readers only. */
export const FOR_SCREEN_READERS = 'cso-for-screen-readers';

/**
 * Hides such a text even without the style sheet. Only for a text that appears after the first render: React then sets
 * the style property by property, which a Content Security Policy allows. It would block a style attribute in the
 * server's markup. A region that is still empty has nothing to hide.
 */
export const HIDDEN: CSSProperties = { position: 'fixed', clipPath: 'inset(50%)' };
