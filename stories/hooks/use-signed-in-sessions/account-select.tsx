import { useState } from 'react';
import { useSignedInSessions, useSignOut } from '../../../src/entries/sdk.ts';

export function AccountSelect() {
  const sessions = useSignedInSessions();
  const { signOut } = useSignOut();
  const [chosen, setChosen] = useState('');
  const sessionId = sessions.some(({ id }) => id === chosen) ? chosen : sessions[0]?.id;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (sessionId !== undefined)
          void signOut({ sessionId, next: 'most-recent', redirectUrl: false });
      }}
    >
      <label>
        Account{' '}
        <select value={sessionId} onChange={(event) => setChosen(event.target.value)}>
          {sessions.map(({ id, identifier }) => (
            <option key={id} value={id}>
              {identifier}
            </option>
          ))}
        </select>
      </label>{' '}
      <button type="submit">Sign out</button>
    </form>
  );
}
