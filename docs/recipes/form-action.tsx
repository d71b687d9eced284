import { useSignOut } from 'clerk-sign-out/react';
import { useActionState } from 'react';

export function SignOutForm() {
  const { signOut } = useSignOut({ redirectUrl: '/goodbye' });
  const [failure, action, isPending] = useActionState(async () => {
    const result = await signOut();
    return result.status === 'error' ? result.error : undefined;
  }, undefined);
  return (
    <form action={action}>
      <button type="submit" aria-disabled={isPending}>
        Sign out
      </button>
      <p role="alert">{failure && 'That did not work. Please try again.'}</p>
    </form>
  );
}
