import { useState } from 'react';
import { useSignedOut } from '../../../src/entries/sdk.ts';

/** Says goodbye, even if the sign-out happened in another tab. */
export function Goodbye() {
  const [isGone, setGone] = useState(false);
  useSignedOut(() => setGone(true));
  return <p role="status">{isGone && 'You have been signed out. See you soon.'}</p>;
}
