import { core3 } from '../harness/core-3.sdk.tsx';
import { openLeftBehind } from './page.tsx';

openLeftBehind(core3);
