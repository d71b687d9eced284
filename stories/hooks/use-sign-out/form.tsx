import { useState } from 'react';
import { useSignOut } from '../../../src/entries/sdk.ts';

export function SignOutForm() {
  const [isEverywhere, setEverywhere] = useState(false);
  const { signOut, isPending, error, progress } = useSignOut({
    scope: isEverywhere ? 'everywhere' : 'all',
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void signOut();
      }}
    >
      <label>
        <input
          type="checkbox"
          checked={isEverywhere}
          onChange={(event) => setEverywhere(event.target.checked)}
        />{' '}
        On my other devices, too
      </label>{' '}
      <button type="submit" aria-disabled={isPending}>
        Sign out
      </button>
      <p role="status">{progress && `${progress.completed} of ${progress.total} devices`}</p>
      <p role="alert">{error && 'That did not work. Sign out again.'}</p>
    </form>
  );
}
