import type { CSSProperties } from 'react';

/** Without the style sheet, too, a text that only concerns screen readers is unseen and takes no place. */
export const FOR_SCREEN_READERS: CSSProperties = { position: 'fixed', clipPath: 'inset(50%)' };
