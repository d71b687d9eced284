import { useSignOut } from 'clerk-sign-out/tanstack-react-start';

/** A button of the app's own: it navigates nowhere, and the router finds out who may stay on this page. */
export function StaySignOutButton() {
  const { getButtonProps, isPending } = useSignOut({ redirectUrl: false });
  return <button {...getButtonProps()}>{isPending ? 'Signing out…' : 'Sign out and stay'}</button>;
}
