import { describeResets } from './describe-resets.ts';
import { resets, strongestReset } from './resets.ts';

describeResets(resets.filter((reset) => reset !== strongestReset));
