import { useRef, useState } from 'react';
import { useSignOut, useSignOutGuard } from '../../../src/entries/sdk.ts';

export function OwnQuestion() {
  useSignOutGuard('Three files are still uploading.');
  const [reasons, setReasons] = useState<readonly string[]>();
  const answer = useRef<(isSure: boolean) => void>(undefined);
  const { getButtonProps } = useSignOut({
    confirm: (request) => {
      setReasons(request.reasons);
      request.signal.addEventListener('abort', () => setReasons(undefined));
      return new Promise<boolean>((resolve) => {
        answer.current = resolve;
      });
    },
  });
  const give = (isSure: boolean) => {
    setReasons(undefined);
    answer.current?.(isSure);
  };
  return (
    <>
      <button {...getButtonProps()}>Sign out</button>
      {reasons && (
        <fieldset>
          <legend>{reasons.join(' ')} Sign out?</legend>
          <button type="button" onClick={() => give(false)}>
            Stay
          </button>{' '}
          <button type="button" onClick={() => give(true)}>
            Sign out anyway
          </button>
        </fieldset>
      )}
    </>
  );
}
