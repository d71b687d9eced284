import { core2 } from '../harness/core-2.sdk.tsx';
import { openLeftBehind } from './page.tsx';

openLeftBehind(core2);
