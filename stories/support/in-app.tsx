import { useUser } from '@clerk/react';
import type { ComponentType } from 'react';

/** A Storybook decorator: the story inside an app that shows who is signed in. */
export function inApp(Story: ComponentType) {
  return (
    <>
      <Story />
      <SignedInUser />
    </>
  );
}

function SignedInUser() {
  const { isLoaded, user } = useUser();
  return (
    <p style={{ marginBlockStart: '2rem', fontSize: '0.8125rem' }} data-testid="app" dir="auto">
      {isLoaded
        ? user
          ? `The app: ${user.primaryEmailAddress?.emailAddress} is signed in.`
          : 'The app: nobody is signed in.'
        : 'The app: Clerk is in its transitive state.'}
    </p>
  );
}

/** The toolbar settings that a played journey depends on. The others stay free. */
export const pinned = {
  clerkAccounts: 'story',
  clerkNetwork: 'online',
  clerkLatency: 'story',
  locale: 'en-US',
};
