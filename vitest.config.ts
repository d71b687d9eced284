import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import type { EngineName } from './tests/browser/engine/page.ts';
import { chromiumLaunchOptions } from './tests/support/chromium.ts';

// Projects run in the order of their `groupOrder`: a browser and a bundler at once starve each other on two cores.
const source = join(import.meta.dirname, 'src');
const notHere = ['**/node_modules/**', '**/dist/**'];
/** What takes long and varies what other tests hold: `npm run test:all` runs it. */
const exhaustive = '**/*.exhaustive.test.ts';
/** Packs the package once for the tests that install it. */
const packed = 'tests/support/packed.setup.ts';
/** What asks for more than every engine has. */
const chromiumOnly = ['**/*.chromium.test.ts', exhaustive];

/** Tests that drive browsers from node. What they wait for comes; on a slow day it comes late. */
function browserTests(
  name: string,
  engine: EngineName,
  include: string[],
  exclude: string[] = [],
  globalSetup: string[] = [],
): TestProjectConfiguration {
  return {
    extends: true,
    test: {
      name,
      environment: 'node',
      env: { BROWSER_ENGINE: engine },
      // One browser, and each page bundled once, for all files of a worker.
      isolate: false,
      include,
      exclude: [...notHere, ...exclude],
      globalSetup,
      testTimeout: 120_000,
      hookTimeout: 120_000,
      maxWorkers: 2,
      sequence: { groupOrder: 2 },
    },
  };
}

/** The import paths of the package in docs/recipes, as in an app. */
const packageFromSource = [
  { find: /^clerk-sign-out\/react$/, replacement: join(source, 'entries/sdk.ts') },
  { find: /^clerk-sign-out\/(core|js)$/, replacement: join(source, 'entries/$1.ts') },
  { find: /^clerk-sign-out\/styles\.css$/, replacement: join(source, 'ui/styles.css') },
];

/** The examples that Vite builds in seconds. */
const quickExamples = 'tests/examples/{vanilla,vite-react}.test.ts';
const inEveryEngine = ['tests/browser/**/*.test.ts'];

export default defineConfig({
  test: {
    restoreMocks: true,
    // For what never comes; what comes late on a slow day is waited for.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000, interval: 20 } },
    // By default one on two cores, though what packs and installs mostly waits.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          sequence: { groupOrder: 1 },
          environment: 'node',
          include: [
            'src/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/{architecture,contract,docs,frontend-api,react-compiler}/**/*.test.ts',
          ],
          exclude: notHere,
        },
      },
      {
        extends: true,
        resolve: { alias: packageFromSource },
        test: {
          name: 'dom',
          sequence: { groupOrder: 1 },
          environment: 'jsdom',
          include: ['src/**/*.test.tsx', 'tests/{drop-in,recipes}/**/*.test.tsx'],
          exclude: [...notHere, '**/*.ssr.test.tsx', '**/*.browser.test.tsx'],
          setupFiles: ['tests/support/dom-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'ssr',
          sequence: { groupOrder: 1 },
          environment: 'node',
          include: ['src/**/*.ssr.test.tsx'],
          exclude: notHere,
        },
      },
      {
        extends: true,
        resolve: { conditions: ['react-server'] },
        ssr: { resolve: { conditions: ['react-server'], externalConditions: ['react-server'] } },
        test: {
          name: 'rsc',
          sequence: { groupOrder: 1 },
          environment: 'node',
          include: ['tests/rsc/**/*.test.ts'],
          exclude: notHere,
          execArgv: ['--conditions=react-server'],
        },
      },
      {
        extends: true,
        test: {
          name: 'package',
          environment: 'node',
          include: ['tests/package/**/*.test.ts'],
          globalSetup: [packed],
          exclude: [...notHere, exhaustive],
          testTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'installations',
          environment: 'node',
          include: [`tests/package/${exhaustive}`],
          globalSetup: [packed],
          exclude: notHere,
          testTimeout: 120_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 1 },
        },
      },
      browserTests('chromium', 'chromium', inEveryEngine, [exhaustive]),
      browserTests('firefox', 'firefox', inEveryEngine, chromiumOnly),
      browserTests('webkit', 'webkit', inEveryEngine, chromiumOnly),
      browserTests('exhaustive', 'chromium', [`tests/{browser,styles}/${exhaustive}`]),
      browserTests('examples', 'chromium', [quickExamples], [], [packed]),
      browserTests(
        'frameworks',
        'chromium',
        ['tests/examples/*.test.ts'],
        [quickExamples],
        [packed],
      ),
      browserTests(
        'built-storybook',
        'chromium',
        ['tests/built-storybook/**/*.test.ts'],
        [],
        ['tests/built-storybook/built-storybook.setup.ts'],
      ),
      browserTests('styles', 'chromium', ['tests/styles/**/*.test.ts'], [exhaustive]),
      {
        extends: true,
        plugins: [storybookTest({ configDir: '.storybook' })],
        test: {
          name: 'storybook',
          sequence: { groupOrder: 3 },
          setupFiles: ['tests/support/forced-media.ts', 'tests/support/dark-too.ts'],
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions: chromiumLaunchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
