import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { labFaults } from '../../stories/fault-lab/situations.ts';
import { readTruthTable, type TableRow } from '../../stories/support/truth-table.ts';
import { type BuiltStorybook, openBuiltStorybook } from './built-storybook.ts';

const truth = readTruthTable(
  readFileSync(join(import.meta.dirname, '../../docs/truth-table.md'), 'utf8'),
).filter(({ fault }) => labFaults.some(({ name }) => name === fault));

describe.concurrent('the fault lab', () => {
  let storybook: BuiltStorybook;
  beforeAll(async () => {
    storybook = await openBuiltStorybook();
  });
  afterAll(() => storybook[Symbol.asyncDispose]());

  const openLab = async (settings = '') => {
    const page = await storybook.browser.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const address = storybook.addressOf({ id: 'fault-lab--lab', type: 'story' });
    await page.goto(`${address}&args=${settings}`);
    await page.getByText('Both apps are signed in').waitFor();
    return { page, requests };
  };

  it('plays the table as docs/truth-table.md has it, each fault and each target', async ({
    expect,
  }) => {
    const { page } = await openLab();
    await page.getByRole('button', { name: 'Run all' }).click();
    const progress = page.getByRole('progressbar', { name: 'Situations played' });
    await expect
      .poll(async () => Number(await progress.getAttribute('value')), { timeout: 200_000 })
      .toBeGreaterThanOrEqual(labFaults.length);
    await page.getByRole('button', { name: 'Stop' }).click();
    const score = page.getByRole('status', { name: 'The score' });
    await score.getByText('situations end well').waitFor({ timeout: 100_000 });
    await page.getByText('In words').click();
    const rows = await page
      .getByRole('region', { name: 'Every situation' })
      .locator('tbody tr')
      .evaluateAll((lines) =>
        lines.map((line) => [...line.children].map((cell) => cell.textContent)),
      );
    await page.close();

    const isPlayed = ({ fault, target }: TableRow) =>
      rows.some(([playedFault, playedTarget]) => playedFault === fault && playedTarget === target);
    const expected = truth.filter(isPlayed);
    expect(
      rows.map(([fault, target, clerk, ours]) => [fault, target, clerk?.[0], ours?.[0]]),
    ).toEqual(
      expected.map(({ fault, target, clerk, ours }) => [
        fault,
        target,
        ...[clerk, ours].map(({ endsWell }) => (endsWell ? '✓' : '✗')),
      ]),
    );
    expect(new Set(rows.map(([fault]) => fault))).toEqual(new Set(truth.map(({ fault }) => fault)));
    expect(new Set(rows.map(([, target]) => target))).toEqual(
      new Set(truth.map(({ target }) => target)),
    );
  }, 300_000);

  it('reads its settings and a custom fault from the URL', async () => {
    const { page } = await openLab('fault:own;effect:hang;sessions:3;whom:current');
    await page.getByRole('button', { name: 'Play the situation' }).click();
    await page.getByText('Clerk’s button does not end well. Ours ends well.').waitFor();
    const ours = page.getByRole('region', { name: 'SignOutButton of clerk-sign-out' });
    await ours.getByText('and says so: timeout').waitFor();
    await page.close();
  });

  it('lets a person press the buttons, and shows whether the page and its server agree', async ({
    expect,
  }) => {
    const { page } = await openLab('fault:offline-before-the-click');
    await page.frameLocator('iframe >> nth=0').getByRole('button', { name: 'Sign out' }).click();
    const clerks = page.getByRole('region', { name: 'Clerk’s SignOutButton' });
    await clerks.getByText('disagree: says signed out while the session lives').waitFor();

    await page.frameLocator('iframe >> nth=1').getByRole('button', { name: 'Sign out' }).click();
    const ours = page.getByRole('region', { name: 'SignOutButton of clerk-sign-out' });
    await ours.getByText('the button: failed (offline)').waitFor();
    expect(await ours.getByText('agree', { exact: false }).count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Lift the fault' }).click();
    await page.frameLocator('iframe >> nth=1').getByRole('button', { name: 'Try again' }).click();
    await ours.getByText('no session').waitFor();
    await page.close();
  });

  it("never loads Clerk's UI, and clerk-js only while it is open", async ({ expect }) => {
    const { page, requests } = await openLab();
    const ofTheLab = (url: string) => /\/frame-[^/]*\.js$/.test(url);
    expect(requests.filter(ofTheLab)).toHaveLength(2);
    expect(requests.filter((url) => /ui\.|clerk\.com|clerk\.example/.test(url))).toEqual([]);
    await page.close();

    const other = await storybook.browser.newPage();
    const others: string[] = [];
    other.on('request', (request) => others.push(request.url()));
    await other.goto(storybook.addressOf({ id: 'introduction--docs', type: 'docs' }));
    await other.getByRole('heading', { name: 'clerk-sign-out' }).waitFor();
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter(ofTheLab)).toEqual([]);
    await other.close();
  });
});
