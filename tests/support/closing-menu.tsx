import { type ReactNode, useState } from 'react';

/** A menu of an app. It closes when one of its items is chosen. */
export function ClosingMenu({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(true);
  // biome-ignore lint/a11y/useKeyWithClickEvents: as the menus of libraries, it listens to what bubbles
  // biome-ignore lint/a11y/noStaticElementInteractions: see above
  return isOpen ? <div onClick={() => setOpen(false)}>{children}</div> : null;
}
