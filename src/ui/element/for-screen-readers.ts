import type { CSSProperties } from 'react';

/** Without the style sheet, too, a text that only concerns screen readers takes no place. */
export const FOR_SCREEN_READERS: CSSProperties = {
  position: 'absolute',
  inlineSize: 1,
  blockSize: 1,
  margin: -1,
  padding: 0,
  border: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
};
