import { useDeviceSessions } from '../../../src/entries/sdk.ts';

export function OthersButton() {
  const { others, progress, revokeOthers, retryFailed, stop } = useDeviceSessions();
  if (progress)
    return (
      <p>
        <label>
          Signing out of your other devices{' '}
          <progress max={progress.total} value={progress.completed} />
        </label>{' '}
        <button type="button" onClick={stop}>
          Stop
        </button>
      </p>
    );
  if (others.isError)
    return (
      <p role="alert">
        {others.error.failedSessionIds?.length ?? 'Some'} devices could not be signed out.{' '}
        <button type="button" onClick={() => void retryFailed()}>
          Try those again
        </button>
      </p>
    );
  return (
    <button type="button" onClick={() => void revokeOthers()}>
      Sign out of all other devices
    </button>
  );
}
