import { useSignOut } from 'clerk-sign-out/react';
import { type ReactNode, Suspense } from 'react';

function SignOut() {
  const { getButtonProps, error } = useSignOut();
  return (
    <>
      <button {...getButtonProps()}>Sign out</button>
      <p role="alert">{error && 'That did not work. You may still be signed in.'}</p>
    </>
  );
}

export function Page({ children }: { children: ReactNode }) {
  return (
    <>
      {/* Outside of the boundary: people can sign out while the page loads. */}
      <SignOut />
      <Suspense fallback={<p>Loading…</p>}>{children}</Suspense>
    </>
  );
}
