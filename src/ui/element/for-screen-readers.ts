import type { CSSProperties } from 'react';

/** The class of a text that only concerns screen readers. */
export const FOR_SCREEN_READERS = 'cso-for-screen-readers';

/**
 * Hides such a text where the style sheet is missing, too. Only for a text that comes after the first render: React then
 * sets it property by property, which a Content Security Policy allows, while it refuses a style attribute in the markup
 * of a server. A region that is still empty has nothing to hide.
 */
export const HIDDEN: CSSProperties = { position: 'fixed', clipPath: 'inset(50%)' };
