import { useSignOut } from 'clerk-sign-out/tanstack-react-start';

/** A custom button that does not navigate. The router decides whether the person may stay on the page. */
export function StaySignOutButton() {
  const { getButtonProps, isPending } = useSignOut({ redirectUrl: false });
  return <button {...getButtonProps()}>{isPending ? 'Signing out…' : 'Sign out and stay'}</button>;
}
