import { describe } from 'vitest';
import { describeSchedules } from './schedules/describe-schedules.ts';

describe('useSignOut on Core 3', () => {
  describeSchedules('core-3');
});
