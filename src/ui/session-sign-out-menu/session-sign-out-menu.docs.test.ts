import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SessionSignOutMenu } from './session-sign-out-menu.tsx';

const pathOf = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const read = (path: string) => readFileSync(pathOf(path), 'utf8');
const unique = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map(([match, name]) => name ?? match))].sort();

const folder = 'src/ui/session-sign-out-menu';
const guide = read('stories/session-sign-out-menu/session-sign-out-menu.mdx');
const styles = read(`${folder}/session-sign-out-menu.css`);
const types = read(`${folder}/session-sign-out-menu.types.ts`);
const sources = readdirSync(pathOf(folder))
  .filter((name) => /(?<!test)\.tsx?$/.test(name))
  .map((name) => read(`${folder}/${name}`))
  .join('\n');

// The guide is written by hand, for its explanations. This test keeps it complete.
describe('the guide to SessionSignOutMenu', () => {
  it('names every part', () => {
    const parts = Object.keys(SessionSignOutMenu).filter((name) => /^[A-Z]/.test(name));

    expect(parts.length).toBeGreaterThan(8);
    expect(parts.filter((name) => !guide.includes(`| \`${name}\` |`))).toEqual([]);
  });

  it('names every class of the style sheet, and every slot', () => {
    const classes = unique(styles, /\.(cso-(?:menu|avatar)[\w-]*)/g);
    const [slots = ''] = types.split('What every part takes');

    expect(classes.length).toBeGreaterThan(10);
    expect(classes.filter((name) => !guide.includes(`\`.${name}\``))).toEqual([]);
    expect(
      unique(slots, /^ {2}(\w+)\?: string/gm).filter((name) => !guide.includes(`| \`${name}\` |`)),
    ).toEqual([]);
  });

  it('names the variables that only the menu has', () => {
    const own = unique(styles + sources, /--cso-menu[\w-]*/g).filter(
      (name) => name !== '--cso-menu-trigger',
    );

    expect(own).toHaveLength(2);
    expect(own.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });

  it('names every attribute that shows a state', () => {
    const inner = ['data-keeps-focus', 'data-row', 'data-typeahead'];
    const attributes = unique(sources, /['\s](data-[a-z-]+)(?==|':)/g).filter(
      (name) => !inner.includes(name),
    );

    expect(attributes).toContain('data-spinning');
    expect(attributes.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });

  it('names every prop of Root', () => {
    const [, props = ''] = types.split('export interface SessionSignOutMenuProps');
    const own = unique(props.split('\n}')[0] ?? '', /^ {2}(\w+)\?:/gm);

    expect(own).toContain('switchable');
    expect(own.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });
});
