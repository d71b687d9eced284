import { type ReactNode, useState } from 'react';

/** A menu of an app, which closes when one of its items is chosen. */
export function ClosingMenu({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(true);
  // biome-ignore lint/a11y/useKeyWithClickEvents: like the menus of libraries, it listens to bubbling events
  // biome-ignore lint/a11y/noStaticElementInteractions: see above
  return isOpen ? <div onClick={() => setOpen(false)}>{children}</div> : null;
}
