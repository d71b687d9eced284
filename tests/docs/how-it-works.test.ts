import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const [, diagram = ''] = /```text\n([\s\S]*?)```/.exec(read('docs/how-it-works.md')) ?? [];

it('the diagram of a click names functions of the core', () => {
  const code = globSync('src/core/*.ts', { cwd: root })
    .filter((path) => !path.endsWith('.test.ts'))
    .map(read)
    .join('\n');
  const named = [...diagram.matchAll(/(\w+)\(\)/g)].map(([, name = '']) => name);

  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !new RegExp(`\\b${name}\\b[<(:]`).test(code))).toEqual([]);
});

it('the diagram shows the first steps in the order of the code', () => {
  const operation = read('src/core/operation.ts');
  const [, body = ''] =
    /export async function runOperation[^{]*{\n([\s\S]*?)\n}/.exec(operation) ?? [];
  const steps = [...diagram.matchAll(/^ ?\d+ .* (\w+)\(\)/gm)].map(([, name = '']) => name);
  const places = steps.map((name) => body.indexOf(`${name}(operation)`)).filter((at) => at >= 0);

  expect(places.length).toBeGreaterThan(3);
  expect(places).toEqual([...places].sort((one, other) => one - other));
});
