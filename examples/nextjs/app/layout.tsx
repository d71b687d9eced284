import { ClerkProvider } from '@clerk/nextjs';
import type { ReactNode } from 'react';
import 'clerk-sign-out/styles.css';
import './app.css';

export const metadata = { title: 'clerk-sign-out with Next.js' };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <ClerkProvider afterSignOutUrl="/">{children}</ClerkProvider>
      </body>
    </html>
  );
}
