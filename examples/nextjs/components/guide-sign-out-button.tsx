'use client';

import { useSignOut } from 'clerk-sign-out/nextjs';

/** The component of Clerk's guide, with the hook of this package. */
export function GuideSignOutButton() {
  const { getButtonProps, isPending, error } = useSignOut({ redirectUrl: '/', timeoutMs: 5_000 });
  return (
    <>
      <button {...getButtonProps()}>
        {isPending ? 'Abmeldung läuft …' : 'Abmelden wie in der Anleitung'}
      </button>
      <p data-testid="guide-error">{error && `Sie sind noch angemeldet (${error.code}).`}</p>
    </>
  );
}
