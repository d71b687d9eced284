import { SignOutButton } from '../../../src/entries/sdk.ts';
import { core3 } from '../../../tests/browser/harness/core-3.sdk.tsx';
import { openHarness } from '../../../tests/browser/harness/page.tsx';

// A script of its own, with a React and a clerk-js of its own: clerk-js keeps the client in a module.
openHarness({ ...core3, OurButton: SignOutButton });
