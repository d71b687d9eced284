import { SignOutButton } from 'clerk-sign-out/react';

export const SignOut = () => (
  <SignOutButton
    confirm={{
      title: 'Leave the checkout?',
      description: 'Your basket is kept for an hour.',
      confirm: 'Leave',
      cancel: 'Stay',
    }}
  />
);
