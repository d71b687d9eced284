import { SignOutButton, SignOutCover } from '../../src/entries/sdk.ts';

export function CoveredApp() {
  return (
    <>
      <SignOutButton whenOffline="wait" redirectUrl={false} />
      <SignOutCover />
    </>
  );
}
