import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportsReference } from './reference/exports.ts';
import { joined } from './reference/markdown.ts';
import { attributesReference, stylesReference } from './reference/styles.ts';

const root = join(import.meta.dirname, '..');

/** Where the reference is written to. */
export const referencePath = join(root, 'docs/reference.md');

/** Makes the reference: exports, props, error codes, data attributes, classes and variables, as the code has them. */
export function generateReference(): string {
  const { markdown, attributes, errors } = exportsReference(root);
  const document = joined(
    '# Reference',
    '[All documentation](README.md)',
    'Made from the code by `npm run reference`; a test fails when it is not as the code is.',
    markdown,
    errors,
    attributesReference(root, attributes),
    stylesReference(root),
  );
  return `${document}\n`;
}

if (import.meta.main) {
  const reference = generateReference();
  if (!process.argv.includes('--check')) {
    writeFileSync(referencePath, reference);
  } else if (readFileSync(referencePath, 'utf8') !== reference) {
    console.error('docs/reference.md is not as the code is. Run `npm run reference`.');
    process.exitCode = 1;
  }
}
