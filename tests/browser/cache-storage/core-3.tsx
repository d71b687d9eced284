import { ForgetResponses } from '../../../docs/recipes/caches/cache-storage.tsx';
import { useSignOut } from '../../../src/react/use-sign-out.ts';
import { core3 } from '../harness/core-3.sdk.tsx';
import { openHarness } from '../harness/page.tsx';

openHarness({
  ...core3,
  OurButton: ({ id, ...options }) => (
    <>
      <ForgetResponses />
      <button {...useSignOut(options).getButtonProps()} id={id}>
        Sign out
      </button>
    </>
  ),
});
