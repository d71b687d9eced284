import { useState } from 'react';
import { SignOutButton, useBeforeSignOut } from '../../../src/entries/sdk.ts';

export interface Draft {
  save: (text: string) => Promise<void>;
}

export function DraftEditor({ draft }: { draft: Draft }) {
  const [text, setText] = useState('Dear Charles …');
  useBeforeSignOut(() => draft.save(text));
  return (
    <>
      <label>
        Draft <input value={text} onChange={({ target }) => setText(target.value)} />
      </label>
      <SignOutButton redirectUrl={false} />
    </>
  );
}
