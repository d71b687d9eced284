import { useSignOut } from '../../../src/entries/sdk.ts';

export function PlainButton() {
  const { getButtonProps, isPending, error, retry } = useSignOut();
  return (
    <>
      <button {...getButtonProps()}>{isPending ? 'Signing out…' : 'Sign out'}</button>
      <p role="alert">
        {error && (
          <>
            That did not work ({error.code}).{' '}
            <button type="button" onClick={() => void retry()}>
              Try again
            </button>
          </>
        )}
      </p>
    </>
  );
}
