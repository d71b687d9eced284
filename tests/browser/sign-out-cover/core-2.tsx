import { SignOutButton } from '../../../src/ui/sign-out-button/sign-out-button.tsx';
import { SignOutCover } from '../../../src/ui/sign-out-cover/sign-out-cover.tsx';
import { core2 } from '../harness/core-2.sdk.tsx';
import { openHarness } from '../harness/page.tsx';

openHarness({
  ...core2,
  OurButton: (props) => (
    <>
      <SignOutButton {...props} whenOffline="wait" />
      <SignOutCover />
    </>
  ),
});
