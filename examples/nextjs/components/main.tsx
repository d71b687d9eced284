import type { ReactNode } from 'react';

export const Main = ({ children }: { children: ReactNode }) => (
  <main className="mx-auto my-16 flex w-full max-w-xl flex-col items-start gap-4 px-4">
    {children}
  </main>
);
