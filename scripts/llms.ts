import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '..');
const RAW = 'https://raw.githubusercontent.com/clerk-sign-out/clerk-sign-out/main/';

/** The path of the file, in the root of the repository and of the published package. */
export const llmsPath = join(root, 'llms.txt');

/**
 * Makes the index of the documentation for language models from docs/README.md, with the addresses of the Markdown.
 *
 * @see https://llmstxt.org
 */
export function generateLlms(): string {
  const [, index = ''] = readFileSync(join(root, 'docs/README.md'), 'utf8').split(
    /^# Documentation\n/m,
  );
  const sections = index
    .replaceAll(/^\*\*(.+)\*\*$/gm, '## $1')
    .replaceAll(/\n {2}(?=\S)/g, ' ')
    .replaceAll(/\]\(([^)]+)\)/g, (_, to: string) => {
      const path = new URL(to, 'file:///docs/').pathname.slice(1);
      return `](${RAW}${path})`;
    });
  return `# ${packageJson.name}\n\n> ${packageJson.description}\n${sections}`;
}

if (import.meta.main) writeFileSync(llmsPath, generateLlms());
