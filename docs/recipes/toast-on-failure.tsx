import { describeSignOutError, enMessages } from 'clerk-sign-out/core';
import { useSignOut } from 'clerk-sign-out/react';

/** `toast` is the function of your toasts, such as `toast.error` of sonner. */
export function SignOut({ toast }: { toast: (text: string) => void }) {
  const { getButtonProps } = useSignOut({
    onError: (error) => toast(describeSignOutError(error, enMessages)),
  });
  return <button {...getButtonProps()}>Sign out</button>;
}
