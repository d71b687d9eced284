import { useRef, useState } from 'react';
import { SignOutButton, useSignedOut } from '../../../src/entries/sdk.ts';

export function DraftsOfTheUser() {
  const cache = useRef(new Map([['draft', 'Dear Charles …']]));
  const [draft, setDraft] = useState(cache.current.get('draft'));
  useSignedOut(() => {
    cache.current.clear();
    setDraft(undefined);
  });
  return (
    <>
      <p>Draft: {draft ?? 'none'}</p>
      <SignOutButton redirectUrl={false} />
    </>
  );
}
