import { deDE } from '@clerk/localizations';
import { ClerkProvider } from '@clerk/nextjs';
import { dark } from '@clerk/themes';
import { deMessages } from 'clerk-sign-out/core';
import { SignOutDefaults, UserBoundary } from 'clerk-sign-out/nextjs';
import type { Metadata } from 'next';
import './globals.css';

export const metadata: Metadata = { title: 'clerk-sign-out with Next.js' };

/** The look and the language are set only here, for Clerk. This package follows them. */
const appearance = {
  theme: dark,
  variables: {
    colorPrimary: '#a78bfa',
    borderRadius: '0.75rem',
    fontFamily: 'Georgia, serif',
  },
};

// Without the fonts of `create-next-app`, which a build would fetch from Google.
export default function RootLayout({ children }: LayoutProps<'/'>) {
  return (
    <html lang="de" className="h-full antialiased">
      <body className="flex min-h-full flex-col">
        <ClerkProvider afterSignOutUrl="/" appearance={appearance} localization={deDE}>
          <SignOutDefaults languages={[deMessages]}>
            <UserBoundary>{children}</UserBoundary>
          </SignOutDefaults>
        </ClerkProvider>
      </body>
    </html>
  );
}
