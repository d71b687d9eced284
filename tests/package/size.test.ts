import { expect, it } from 'vitest';
import { budgets, germanApp, gzippedSize, languagesIn } from '../../scripts/size.ts';

it.each(budgets)('$name adds at most $maxBytes bytes, minified and gzipped', async (budget) => {
  const bytes = await gzippedSize(budget);

  // The directive and one export take 40 bytes: a small result means that nothing was bundled.
  expect(bytes).toBeGreaterThan(100);
  expect(bytes).toBeLessThanOrEqual(budget.maxBytes);
});

it('an app contains only the languages that it imports, and English', async () => {
  expect(await languagesIn(germanApp)).toEqual(['de', 'en']);
});
