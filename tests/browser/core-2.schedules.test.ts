import { describe } from 'vitest';
import { describeSchedules } from './schedules/describe-schedules.ts';

describe('useSignOut on Core 2', () => {
  describeSchedules('core-2');
});
