import { useState } from 'react';
import { SignOutButton, useSignOutGuard } from '../../../src/entries/sdk.ts';

export function UnsavedNote() {
  const [text, setText] = useState('');
  useSignOutGuard(text !== '' && 'Your note is not saved.');
  return (
    <>
      <p>
        <label>
          Note <input value={text} onChange={(event) => setText(event.target.value)} />
        </label>
      </p>
      <SignOutButton confirm="when-guarded" />
    </>
  );
}
