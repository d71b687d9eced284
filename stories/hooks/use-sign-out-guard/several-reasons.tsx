import { useState } from 'react';
import { SignOutButton, useSignOutGuard } from '../../../src/entries/sdk.ts';

function Guarded({ label, reason }: { label: string; reason: string }) {
  const [isOn, setOn] = useState(false);
  useSignOutGuard(isOn && reason);
  return (
    <p>
      <label>
        <input type="checkbox" checked={isOn} onChange={(event) => setOn(event.target.checked)} />{' '}
        {label}
      </label>
    </p>
  );
}

/** Every guard on the page counts, wherever it is mounted. */
export function SeveralReasons() {
  return (
    <>
      <Guarded label="A call is going on" reason="You are in a call." />
      <Guarded label="A payment is open" reason="A payment is not finished." />
      <SignOutButton confirm="when-guarded" />
    </>
  );
}
