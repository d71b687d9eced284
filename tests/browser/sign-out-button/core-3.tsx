import { SignOutButton } from '../../../src/ui/sign-out-button/sign-out-button.tsx';
import { core3 } from '../harness/core-3.sdk.tsx';
import { openHarness } from '../harness/page.tsx';

openHarness({ ...core3, OurButton: SignOutButton });
