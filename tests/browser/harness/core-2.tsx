import { core2 } from './core-2.sdk.tsx';
import { openHarness } from './page.tsx';

openHarness(core2);
