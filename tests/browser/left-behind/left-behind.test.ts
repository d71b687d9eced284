import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOSTLY_NEWEST } from '../../support/generations.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { leftBehindRows, playLeftBehind } from './rows.ts';

describe.each(MOSTLY_NEWEST)('after a sign-out on %s', (generation) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(generation, { page: 'left-behind', hasBackForwardCache: true });
  });
  afterAll(() => stage.close());

  describe.each(leftBehindRows)('$name', (row) => {
    it('leaves nothing private behind with our components', async () => {
      expect(await playLeftBehind(stage, row, 'hook')).toEqual([]);
    });

    it("does with Clerk's own button", async () => {
      expect(await playLeftBehind(stage, row, 'clerk-button')).toContain(row.wrong);
    });
  });
});
