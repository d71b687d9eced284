import { core3 } from './core-3.sdk.tsx';
import { openHarness } from './page.tsx';

openHarness(core3);
