import { SignOutButton } from '../../../src/entries/sdk.ts';
import { core3 } from '../../../tests/browser/harness/core-3.sdk.tsx';
import { openHarness } from '../../../tests/browser/harness/page.tsx';

// A separate script with its own React and clerk-js, because clerk-js keeps the client in a module.
openHarness({ ...core3, OurButton: SignOutButton });
