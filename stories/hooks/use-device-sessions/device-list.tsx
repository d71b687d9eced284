import { useDeviceSessions } from '../../../src/entries/sdk.ts';

export function DeviceList() {
  const { devices, isLoading, isError, reload, revoke } = useDeviceSessions();
  if (isError)
    return (
      <p role="alert">
        Your devices could not be loaded.{' '}
        <button type="button" onClick={() => void reload()}>
          Load again
        </button>
      </p>
    );
  if (isLoading) return <p role="status">Loading…</p>;
  return (
    <ul>
      {devices.map(({ id, deviceType, browserName, isCurrent, state }) => (
        <li key={id}>
          {browserName}, {deviceType}{' '}
          {isCurrent ? (
            '(this device)'
          ) : (
            <button
              type="button"
              aria-label={`Sign out of ${browserName}, ${deviceType}`}
              aria-disabled={state.status === 'pending'}
              onClick={() => void revoke(id)}
            >
              {state.status === 'error' ? 'Try again' : 'Sign out'}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
