import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Page } from '../browser/engine/page.ts';
import { exampleFolder, titleOf } from './example-folder.ts';
import { expoExample } from './expo-example.ts';
import { describeJourneys, type Example, signedOut } from './journeys.ts';

const { run, ...app } = expoExample();
const retryButton = (page: Page) => page.getByRole('button', { name: 'Try again' });

const example: Example = {
  ...app,
  signOutButton: (page) => page.getByRole('button', { name: /^Sign(ing)? out/ }),
  retryButton,
};

describeJourneys(titleOf('expo', '@clerk/expo', 'expo', 'react-native'), example, (journey) => {
  it('lists the accounts, and signs out one on a retry and then the other', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'All accounts' }).click();
    await page.route(
      /\/__clerk\/v1\/client\/sessions\/sess_grace\/remove/,
      (route) => route.fulfill({ status: 500, json: { errors: [] } }),
      { times: 1 },
    );
    await page.getByRole('button', { name: 'Sign out of Grace Hopper' }).click();
    await page.getByRole('alert').getByText('still signed in').waitFor();
    await retryButton(page).click();
    await page.getByText('Signed out of Grace Hopper').waitFor();
    await page.getByRole('button', { name: 'Sign out of Ada Lovelace' }).click();
    // The page has navigated to `afterSignOutUrl` by then.
    await page.waitForURL(journey.origin);
    await signedOut(page).waitFor();
    await journey.expectSignedOutAtServer();
  });

  it('is bundled for iOS and Android, without our DOM code', () => {
    const { fileMetadata } = JSON.parse(
      readFileSync(join(exampleFolder('expo'), 'dist/metadata.json'), 'utf8'),
    ) as { fileMetadata: Record<string, { bundle: string }> };
    for (const platform of ['ios', 'android']) {
      const bundle = join(exampleFolder('expo'), 'dist', fileMetadata[platform]?.bundle ?? '');
      const code = existsSync(bundle) ? readFileSync(bundle, 'utf8') : '';
      expect(code).toContain('clerk-sign-out (');
      expect(code).not.toContain('cso-button');
      expect(code).not.toContain('radix');
    }
  });

  // A copy with other versions has no development dependencies.
  if (process.env['EXAMPLES_FOLDER']) return;

  it('compiles against the published types', () => {
    expect(run('typescript/bin/tsc', '--project', '.')).toBe('');
  });

  it('passes its component tests', { timeout: 300_000 }, () => {
    const tests = readdirSync(join(exampleFolder('expo'), 'src')).filter((file) =>
      file.endsWith('.test.tsx'),
    );
    const output = run('jest/bin/jest.js', '--runInBand');
    expect(tests).not.toEqual([]);
    expect(output).toContain(`Test Suites: ${tests.length} passed, ${tests.length} total`);
    expect(output).toMatch(/Tests: +\d+ passed, \d+ total/);
  });
});
