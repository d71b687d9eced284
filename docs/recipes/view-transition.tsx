import { useSignOut } from 'clerk-sign-out/react';

/** `push` is the function of your router that goes to a page, and resolves when it is shown. */
export function SignOut({ push }: { push: (to: string) => void | Promise<void> }) {
  const { getButtonProps } = useSignOut({
    redirectUrl: '/goodbye',
    navigate: (to) => {
      if (!('startViewTransition' in document)) return push(to);
      return document.startViewTransition(() => push(to)).updateCallbackDone;
    },
  });
  return <button {...getButtonProps()}>Sign out</button>;
}
