import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { table } from './reference/markdown.ts';
import { generateReference, referencePath } from './reference.ts';

describe('the reference', () => {
  let reference: string;

  beforeAll(() => {
    reference = generateReference();
  }, 120_000);

  it('is as the code is: otherwise run `npm run reference`', () => {
    expect(readFileSync(referencePath, 'utf8')).toBe(reference);
  });

  it('has every kind of thing', () => {
    expect(reference).toMatch(/^## `clerk-sign-out`, `clerk-sign-out\/react`/m);
    expect(reference).toContain('useSignOut(options?: UseSignOutOptions | null): UseSignOutReturn');
    expect(reference).toMatch(/^\| `timeoutMs\?` \| `number` \| `15000` \| Milliseconds/m);
    expect(reference).toMatch(/^\| \[`rate_limited`\]\(errors\.md#rate_limited\) \| yes \|/m);
    expect(reference).toMatch(/^\| `data-pending` \| hooks/m);
    expect(reference).toMatch(
      /^\| `--cso-border-radius` \| `--clerk-border-radius` \| `0\.375rem` \|/m,
    );
    expect(reference).toContain('`.cso-button`');
  });
});

describe('a table', () => {
  it('leaves out a column that is empty, and escapes what would end a cell', () => {
    expect(table(['name', 'default', 'meaning'], [['a', '', 'one | two\n  lines']])).toBe(
      '| name | meaning |\n|---|---|\n| a | one \\| two lines |',
    );
  });

  it('is nothing without rows', () => {
    expect(table(['name'], [])).toBe('');
  });
});
