import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RULES_ABOUT_COLORS } from '../support/rules-about-colors.ts';
import {
  type BuiltStorybook,
  complaintsOf,
  type Entry,
  emit,
  openBuiltStorybook,
  rendered,
} from './built-storybook.ts';

const LANES = 4;
/** Milliseconds for a story to settle with a setting, during which its errors are collected. */
const SETTLING_MS = 100;
/** A story's own test checks its colors. What is checked of it here does not depend on them. */
const SCHEMES = { docs: ['light', 'dark'], story: ['light'] } as const;
type Scheme = 'light' | 'dark';
const ABOUT_FOCUS = ['aria-hidden-focus', 'scrollable-region-focusable'];
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/**
 * The findings of axe on a page; in dark, only those about colors, because the others are the same. On a story, only those
 * about the focus, because the story's own test checks the others. If axe cannot tell whether an element is focusable, that
 * is also a finding.
 */
async function axeFindings(
  page: Page,
  { type }: Pick<Entry, 'type'>,
  scheme: Scheme,
): Promise<string[]> {
  const only = type === 'story' ? ABOUT_FOCUS : scheme === 'dark' ? RULES_ABOUT_COLORS : undefined;
  const { violations, incomplete } = await page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as {
      axe: { run: (...given: unknown[]) => Promise<AxeResults> };
    };
    return axe.run(
      {
        include: ['body'],
        exclude: ['.sb-wrapper', '.sb-preparing-story', '.sb-preparing-docs', 'iframe'],
      },
      {
        ...(runOnly ? { runOnly } : { rules: { region: { enabled: false } } }),
        resultTypes: ['violations', 'incomplete'],
      },
    );
  }, only);
  const isAboutFocus = ({ id }: { id: string }) => id.includes('focus');
  // The items of a menu are reached by the arrow keys, which also scroll its list, not by Tab.
  const isMenu = ({ target }: { target: unknown[] }) =>
    String(target.at(-1)).includes('.cso-menu-items');
  return [...violations, ...incomplete.filter(isAboutFocus)].flatMap(({ id, nodes }) =>
    nodes
      .filter((node) => id !== 'scrollable-region-focusable' || !isMenu(node))
      .map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Whether a story of a docs page is cut off as soon as it grows, as a story does when its Clerk has loaded. */
function clipsGrowingStory(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.docs-story')].some((story) => {
      const more = document.createElement('div');
      more.style.height = '200px';
      story.querySelector('.innerZoomElementWrapper')?.append(more);
      const isCut = !more.isConnected || story.scrollHeight > story.clientHeight;
      more.remove();
      return isCut;
    }),
  );
}

let storybook: BuiltStorybook;
beforeAll(async () => {
  storybook = await openBuiltStorybook();
});
afterAll(() => storybook[Symbol.asyncDispose]());

describe.concurrent('the built Storybook, in a folder', () => {
  it('shows every story without errors, and every page, in light and dark', async () => {
    const waiting = [...storybook.entries];
    const found: Record<string, string[]> = {};

    const visit = async (page: Page, entry: Entry) => {
      const complaints = complaintsOf(page);
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      const { id: storyId, type: viewMode } = entry;
      if (page.url() === 'about:blank') {
        await page.goto(storybook.addressOf(entry));
        await page.addScriptTag({ path: axePath });
      } else await emit(page, 'setCurrentStory', { storyId, viewMode });
      complaints.push(...(await rendered(page, entry)));
      if (entry.type === 'docs' && (await clipsGrowingStory(page)))
        complaints.push('a story that grows is cut');
      for (const colorScheme of SCHEMES[entry.type]) {
        await page.emulateMedia({ colorScheme });
        if (entry.type === 'docs')
          await page.waitForFunction(
            (theme) => document.documentElement.dataset['docsTheme'] === theme,
            colorScheme,
            { polling: 20 },
          );
        for (const finding of await axeFindings(page, entry, colorScheme))
          complaints.push(`${colorScheme}: ${finding}`);
      }
      page.removeAllListeners();
      if (complaints.length > 0) found[entry.id] = complaints;
    };
    const lane = async () => {
      const page = await storybook.browser.newPage();
      for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
        await visit(page, entry).catch((error: unknown) => {
          found[entry?.id ?? ''] = [String(error)];
        });
      }
      await page.close();
    };
    await Promise.all(Array.from({ length: LANES }, lane));

    expect(storybook.entries.length).toBeGreaterThan(100);
    expect(found).toEqual({});
  }, 400_000);

  const playgrounds = ['signoutbutton', 'sessionsignoutmenu', 'hooks'].map(
    (name) => `${name}-playground--playground`,
  );

  it.each(playgrounds)(
    '%s works with every setting of the toolbar',
    async (id) => {
      const page = await storybook.browser.newPage();
      const complaints = complaintsOf(page);
      const story = { id, type: 'story' } as const;
      await page.goto(storybook.addressOf(story));
      complaints.push(...(await rendered(page, story)));
      const menus = await toolbarOf(page);
      expect(Object.keys(menus)).toHaveLength(8);
      for (const [name, values] of Object.entries(menus)) {
        for (const value of [...values.slice(1), values[0]]) {
          await emit(page, 'updateGlobals', { globals: { [name]: value } });
          await page.waitForTimeout(SETTLING_MS);
          complaints.push(
            ...(await rendered(page, story)).map((text) => `${name} ${value}: ${text}`),
          );
        }
      }
      await page.close();
      // Clerk's SDK itself reports a Clerk that did not load.
      const [failure, ...others] = complaints.filter(
        (text, index) => complaints.indexOf(text) === index,
      );
      expect(failure).toMatch(/^(console|error): .*Network error/);
      expect(others).toEqual([]);
    },
    120_000,
  );
});

/** The values of each menu, the initial one first. */
function toolbarOf(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(async () => {
    const { __STORYBOOK_PREVIEW__: preview } = window as unknown as {
      __STORYBOOK_PREVIEW__: {
        storyStoreValue: {
          projectAnnotations: {
            globalTypes: Record<string, { toolbar?: { items: { value: string }[] } }>;
          };
        };
      };
    };
    const { globalTypes } = preview.storyStoreValue.projectAnnotations;
    return Object.fromEntries(
      Object.entries(globalTypes).flatMap(([name, { toolbar }]) =>
        toolbar ? [[name, toolbar.items.map(({ value }) => value)]] : [],
      ),
    );
  });
}
