import { beforeAll, describe, expect, it } from 'vitest';
import { table } from './reference/markdown.ts';
import { generateReference, readReference } from './reference.ts';

describe('the reference', () => {
  let reference: Map<string, string>;

  beforeAll(() => {
    reference = generateReference();
  }, 120_000);

  it('matches the code: otherwise run `npm run reference`', () => {
    expect(readReference()).toEqual(reference);
  });

  it('has every kind of thing', () => {
    expect(reference.get('README.md')).toMatch(
      /^## React\n\n`clerk-sign-out`, `clerk-sign-out\/react`/m,
    );
    expect(reference.get('use-sign-out.md')).toContain(
      'useSignOut(options?: UseSignOutOptions | null): UseSignOutReturn',
    );
    expect(reference.get('use-sign-out.md')).toMatch(
      /^\| `timeoutMs\?` \| `number` \| `15000` \| Milliseconds/m,
    );
    expect(reference.get('error-codes.md')).toMatch(
      /^\| \[`rate_limited`\]\(\.\.\/errors\.md#rate_limited\) \| yes \|/m,
    );
    const styles = reference.get('styles.md');
    expect(styles).toMatch(/^\| `data-pending` \| hooks/m);
    expect(styles).toMatch(
      /^\| `--cso-border-radius` \| `--clerk-border-radius` \| `max\(6px, 0\.375rem\)` \|/m,
    );
    expect(styles).toContain('`.cso-button`');
  });

  it('has no page of more than 500 lines', () => {
    const lengths = [...reference].map(([name, text]) => [name, text.split('\n').length] as const);
    expect(lengths.filter(([, lines]) => lines > 500)).toEqual([]);
  });
});

describe('a table', () => {
  it('omits an empty column, and escapes characters that would end a cell', () => {
    expect(table(['name', 'default', 'meaning'], [['a', '', 'one | two\n  lines']])).toBe(
      '| name | meaning |\n|---|---|\n| a | one \\| two lines |',
    );
  });

  it('is empty without rows', () => {
    expect(table(['name'], [])).toBe('');
  });
});
