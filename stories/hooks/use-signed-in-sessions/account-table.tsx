import { useSignedInSessions } from '../../../src/entries/sdk.ts';

export function AccountTable() {
  const sessions = useSignedInSessions();
  return (
    <table>
      <caption>Accounts of this browser</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Address</th>
          <th scope="col">Set up</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map(({ id, name, identifier, isCurrent, status }) => (
          <tr key={id} aria-current={isCurrent}>
            <td>{name ?? '—'}</td>
            <td>{identifier}</td>
            <td>{status === 'pending' ? 'not finished' : 'yes'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
