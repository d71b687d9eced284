import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');
const unique = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map(([match, name]) => name ?? match))].sort();

const guide = read('stories/sign-out-button/sign-out-button.mdx');
const styles = [
  'theme',
  'reset',
  'sign-out-button/sign-out-button',
  'confirm-dialog/confirm-dialog',
]
  .map((name) => read(`src/ui/${name}.css`))
  .join('\n');

// The guide is written by hand, for its explanations. This test keeps it complete.
describe('the guide to SignOutButton', () => {
  it('names every variable of the style sheet, and no other', () => {
    const inStyles = unique(styles, /var\(\s*(--cso-[\w-]+)/g);

    expect(inStyles.length).toBeGreaterThan(5);
    expect(unique(guide, /--cso-[\w-]+/g)).toEqual(inStyles);
  });

  it('names the variable of Clerk that each of ours follows', () => {
    const pairs = [...guide.matchAll(/`--cso-([\w-]+)` \| `--clerk-([\w-]+)`/g)];

    expect(pairs.length).toBeGreaterThan(5);
    expect(pairs.filter(([, own, clerks]) => own !== clerks)).toEqual([]);
    expect(pairs.filter(([, own]) => !styles.includes(`var(--clerk-${own}`))).toEqual([]);
  });

  it('names every class of the style sheet', () => {
    const classes = unique(styles, /\.(cso-[\w-]+)/g).filter((name) => !/menu|avatar/.test(name));

    expect(classes.length).toBeGreaterThan(5);
    expect(classes.filter((name) => !guide.includes(`\`.${name}\``))).toEqual([]);
  });

  it('names every part and every attribute', () => {
    const [buttonParts = ''] = read('src/ui/sign-out-button/sign-out-button.types.ts').split(
      'SignOutButtonLook',
    );
    const [dialogParts = ''] = read('src/ui/confirm-dialog/confirm-dialog.types.ts').split(
      'ConfirmDialogLook',
    );
    const parts = unique(buttonParts + dialogParts, /^ {2}(\w+)\?: string/gm);
    const attributes = unique(
      ['sign-out-button.view', 'button-label', 'button-feedback']
        .map((name) => read(`src/ui/sign-out-button/${name}.tsx`))
        .join('') + read('src/react/use-sign-out.ts'),
      /['"\s](data-[\w-]+)['"=]/g,
    );

    expect(parts).toContain('dialogTitle');
    expect(attributes).toContain('data-pending');
    expect([...parts, ...attributes].filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });
});
