import { Activity, type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { useSignedOut } from '../../../src/react/use-signed-out.ts';
import { UserBoundary } from '../../../src/react/user-boundary.tsx';
import { SignOutButton } from '../../../src/ui/sign-out-button/sign-out-button.tsx';
import { SignOutCover } from '../../../src/ui/sign-out-cover/sign-out-cover.tsx';
import { openHarness, type Sdk } from '../harness/page.tsx';
import { CACHE } from './cache.ts';

const clearCache = () => localStorage.removeItem(CACHE);

/** Shows an app that keeps a page it has left and a cache, with what Clerk has for its privacy, or with what we have. */
export function openLeftBehind(sdk: Sdk): void {
  const isOurs = window.harnessConfig.subject !== 'clerk-button';
  openHarness({
    ...sdk,
    OurButton: (props) => <SignOutButton {...props} whenOffline="wait" />,
    App: isOurs ? OurApp : appOf(sdk),
  });
}

function OurApp({ children }: { children: ReactNode }) {
  useSignedOut(clearCache);
  return (
    <UserBoundary>
      {children}
      <LeftPage />
      <SignOutCover />
    </UserBoundary>
  );
}

/** Clears the cache when the person is no longer signed in, as apps with Clerk do. */
function appOf({ useAuth }: Sdk): ComponentType<{ children: ReactNode }> {
  return ({ children }) => {
    const { isSignedIn } = useAuth();
    const [wasSignedIn, setWasSignedIn] = useState(false);
    if (isSignedIn && !wasSignedIn) setWasSignedIn(true);
    useEffect(() => {
      if (wasSignedIn && isSignedIn === false) clearCache();
    }, [wasSignedIn, isSignedIn]);
    return (
      <>
        {children}
        <LeftPage />
      </>
    );
  };
}

/** A page that the router has left and keeps, as Next.js does. */
function LeftPage() {
  return (
    <Activity mode="hidden">
      <input id="draft" aria-label="Draft" />
    </Activity>
  );
}
