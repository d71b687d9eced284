import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const examples = process.env['EXAMPLES_FOLDER'] ?? join(import.meta.dirname, '../../examples');

/** The folder of an example: in this repository, or of a copy with other versions. */
export function exampleFolder(name: string): string {
  return join(examples, name);
}

/** Names a run by the versions of these packages in the example: `@clerk/nextjs 7.9.17 with next 16.4.6`. */
export function titleOf(example: string, ...packages: string[]): string {
  const { dependencies } = JSON.parse(
    readFileSync(join(exampleFolder(example), 'package.json'), 'utf8'),
  ) as { dependencies: Record<string, string> };
  const [sdk, ...others] = packages
    .filter((name) => name in dependencies)
    .map((name) => `${name} ${dependencies[name]}`);
  return others.length > 0 ? `${sdk} with ${others.join(' and ')}` : `${sdk}`;
}
