import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileWithReact } from '../support/react-compiler.ts';

const files = globSync('src/{react,components,ui,native}/**/*.{ts,tsx}').filter(
  (path) => !/\.(test|types|d)\.|\.browser\./.test(path),
);

/**
 * Files that the compiler skips, or would have written differently. Such a component works but is not memoized.
 * Remove a file from this list when the compiler no longer complains.
 */
const LEFT_ALONE: Record<string, string> = {
  'src/native/sign-out-button/sign-out-button.view.tsx':
    'a default of a parameter that reads a member',
  'src/react/use-clerk-instance.ts':
    'a hook in `try`, which reads a context and throws where none is',
  'src/react/use-sign-out.ts': 'the newest options are kept in a ref for handlers',
  'src/ui/session-sign-out-menu/menu-parts.tsx': 'refs are merged while rendering',
  'src/ui/session-sign-out-menu/session-sign-out-menu.tsx': '`||=`, which it cannot compile',
  'src/ui/sign-out-button/sign-out-button.tsx':
    'the place of a press is kept in a ref for the question that follows',
  'src/ui/sign-out-button/sign-out-button.view.tsx': '`??=`, which it cannot compile',
};

// The rules of eslint-plugin-react-hooks 7 are the compiler's own: what it refuses to compile, that plugin reports.
describe('the React Compiler', () => {
  it('reports invalid code', async () => {
    const { complaints } = await compileWithReact(
      'wrong.tsx',
      'export function Wrong({ ref }) { if (ref) useState(0); return <p>{ref.current}</p>; }',
    );
    expect(complaints).not.toEqual([]);
  });

  it('compiles every component and hook of this package, except those with a reason', async () => {
    const reports = await Promise.all(
      files.map(async (path) => ({
        path,
        ...(await compileWithReact(path, readFileSync(path, 'utf8'))),
      })),
    );
    expect(reports.reduce((all, { compiled }) => all + compiled, 0)).toBeGreaterThan(40);
    const complaining = reports.filter(({ complaints }) => complaints.length > 0);
    expect(
      complaining.map(({ path }) => path).sort(),
      complaining.map(({ path, complaints }) => `${path}: ${complaints.join('; ')}`).join('\n'),
    ).toEqual(Object.keys(LEFT_ALONE).sort());
  });
});
