import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { openBrowser } from '../tests/browser/engine/open-browser.ts';
import { ENGINES, type EngineName } from '../tests/browser/engine/page.ts';
import { JOURNEYS, titleIn } from '../tests/examples/journey-titles.ts';
import { ensureBrowserHere } from './ensure-browsers.ts';

/*
 * Runs the journeys of the examples, at their versions and at older ones, and writes down the results:
 * `npm run compatibility`, or `npm run compatibility -- <example> [newest | older version]` for some of them. The package has to
 * be built. `npm run compatibility -- --recorded` writes down what the last `npm run test:all` saw, and runs nothing.
 */

type Journey = keyof typeof JOURNEYS;

/** The results of one example's journeys at one set of versions. */
export interface Row {
  example: string;
  /** The versions of the example itself, which every `npm test` runs, or older ones, run by hand. */
  versions: 'newest' | 'older';
  title: string;
  /** The day of the run, `YYYY-MM-DD`. */
  ran: string;
  journeys: Partial<Record<EngineName, Partial<Record<Journey, 'passed' | 'failed'>>>>;
  /** The tests that only this example has, in Chromium. */
  more: { passed: number; failed: number };
}

/** docs/compatibility.json. */
export interface CompatibilityRecord {
  /** The versions that were run, such as `Firefox 153.7.0`. */
  engines: Partial<Record<EngineName, string>>;
  rows: Row[];
}

interface Report {
  /** Epoch milliseconds. */
  startTime: number;
  testResults: {
    name: string;
    assertionResults: { ancestorTitles: string[]; title: string; status: string }[];
  }[];
}

interface OlderVersions {
  example: string;
  /** `undefined` removes a dependency of the example. */
  dependencies: Record<string, string | undefined>;
  /** Texts in the code of the example, with their replacements. */
  instead?: Record<string, string>;
  /** Names of files of the example, with their new names. */
  renamed?: Record<string, string>;
  /** Additional files, with their contents. */
  added?: Record<string, string>;
}

/** Core 2. Online, an app would load clerk-js 5 from Clerk's CDN. */
const clerkJs5 = { '@clerk/clerk-js': '5.128.0' };
const react18 = { react: '18.3.1', 'react-dom': '18.3.1' };
/** The differences of a Next.js 15 app to what `create-next-app` writes for Next.js 16. */
const asNext15 = {
  instead: {
    'cacheComponents: true,': '',
    'partialPrefetching: true,': '',
    'reactCompiler: true,': '',
  },
  renamed: { 'proxy.ts': 'middleware.ts' },
  added: {
    'postcss.config.mjs': "export default { plugins: ['@tailwindcss/postcss'] };",
    // TypeScript 6 requires a declaration for a module that is imported only for its side effects.
    'app/css.d.ts': "declare module '*.css';",
  },
};
const reactRouter7 = {
  '@react-router/dev': '7.9.0',
  '@react-router/node': '7.9.0',
  '@react-router/serve': '7.9.0',
  'react-router': '7.9.0',
  vite: '7.3.8',
};
const asClerkReact5 = {
  "'@clerk/react'": "'@clerk/clerk-react'",
  "'clerk-sign-out/react'": "'clerk-sign-out'",
};
/** Clerk's server part is a middleware, which React Router 7 supports only behind a flag. */
const withMiddleware = { 'ssr: true': 'ssr: true, future: { v8_middleware: true }' };
/** `vite preview` serves it; 1.132, which @clerk/tanstack-react-start 0.26 still allows, needs its own host. */
const tanStackStart = {
  '@tanstack/react-start': '1.157.16',
  '@tanstack/react-router': '1.157.16',
  '@vitejs/plugin-react': '5.2.0',
  vite: '7.3.8',
};

/** Older versions to run besides those of the examples: the first and the last of every major of each SDK. */
const olderVersions: OlderVersions[] = [
  {
    example: 'nextjs',
    dependencies: {
      '@clerk/nextjs': '7.0.0',
      next: '15.5.29',
      react: '19.2.3',
      'react-dom': '19.2.3',
      '@tailwindcss/postcss': '4.3.5',
    },
    ...asNext15,
  },
  { example: 'nextjs', dependencies: { '@clerk/nextjs': '6.39.8', ...clerkJs5 } },
  {
    example: 'react-router',
    dependencies: { '@clerk/react-router': '3.0.1', ...reactRouter7, ...react18 },
    instead: withMiddleware,
  },
  {
    example: 'react-router',
    dependencies: { '@clerk/react-router': '2.4.17', ...reactRouter7, ...clerkJs5 },
    instead: withMiddleware,
  },
  {
    example: 'react-router',
    dependencies: { '@clerk/react-router': '2.1.0', ...reactRouter7, ...react18, ...clerkJs5 },
    instead: withMiddleware,
  },
  {
    example: 'tanstack-react-start',
    dependencies: {
      '@clerk/tanstack-react-start': '1.0.1',
      ...tanStackStart,
      ...react18,
    },
  },
  {
    example: 'tanstack-react-start',
    dependencies: {
      '@clerk/tanstack-react-start': '0.29.15',
      ...tanStackStart,
      ...clerkJs5,
    },
  },
  {
    example: 'tanstack-react-start',
    dependencies: {
      '@clerk/tanstack-react-start': '0.26.2',
      ...tanStackStart,
      ...react18,
      ...clerkJs5,
    },
  },
  { example: 'expo', dependencies: { '@clerk/expo': '4.0.0' } },
  { example: 'expo', dependencies: { '@clerk/expo': '3.7.8' } },
  { example: 'vanilla', dependencies: { '@clerk/clerk-js': '6.0.0' } },
  { example: 'vanilla', dependencies: { '@clerk/clerk-js': '5.128.0' } },
  { example: 'vanilla', dependencies: { '@clerk/clerk-js': '5.0.0' } },
  {
    example: 'vite-react',
    dependencies: { '@clerk/react': '6.0.0', '@clerk/clerk-js': '6.0.0', ...react18 },
  },
  {
    example: 'vite-react',
    dependencies: { '@clerk/react': undefined, '@clerk/clerk-react': '5.61.11', ...clerkJs5 },
    instead: asClerkReact5,
  },
  {
    example: 'vite-react',
    dependencies: {
      '@clerk/react': undefined,
      '@clerk/clerk-react': '5.0.0',
      '@clerk/clerk-js': '5.0.0',
      ...react18,
    },
    instead: asClerkReact5,
  },
];

/** The versions that the ranges of package.json support but that were never run, and why. */
const notRun: [what: string, why: string][] = [
  [
    'a simulator or a device',
    'the Expo example is bundled for iOS and Android, and its native components run in jest',
  ],
  [
    '`@clerk/clerk-expo` in a browser',
    'its native side runs in jest, from the packed package, in `tests/package/component-tests`',
  ],
  ['a Clerk account', 'the Frontend API is faked in every run'],
  [
    'Safari itself',
    'its engine runs as WebKitGTK, or as the WebKit of Playwright if that is installed',
  ],
  [
    '`@clerk/expo` 3.0 with Expo 53 and 54',
    'its peers do not allow the later Expo of the example; 3.7.8 is the oldest that was run',
  ],
  [
    'React Router in data mode and in declarative mode',
    'the example is in framework mode; with `createBrowserRouter` your app has to revalidate, see guides/caches-and-analytics.md',
  ],
  [
    '`@clerk/tanstack-react-start` with TanStack Start before 1.157',
    '`vite preview` does not serve it, and the example has no other host',
  ],
  [
    '`@clerk/nextjs` 6.0 with Next.js 15.0, behind `clerkMiddleware()`',
    'its middleware does not accept the session token of the fake; the journeys passed on 2026-11-23 in an example without one',
  ],
  [
    '`@clerk/nextjs` 6 with Next.js 13 and 14',
    'allowed by the peers of `@clerk/nextjs` 6.39; the example is written for the async request APIs of Next.js 15 and later',
  ],
];

const RECORD = 'docs/compatibility.json';
const PAGE = 'docs/compatibility.md';
const COPIES = 'test-results/examples';
const REPORT = 'test-results/compatibility.json';
/** The report of `npm run test:all`. */
const RECORDED = 'test-results/vitest.json';

/** The rows of a report: one for each set of versions, with the journeys in every engine. */
export function rowsOf({ startTime, testResults }: Report, versions: Row['versions']): Row[] {
  const ran = new Date(startTime).toISOString().slice(0, 10);
  const rows = new Map<string, Row>();
  for (const { name, assertionResults } of testResults) {
    if (!name.includes('/tests/examples/')) continue;
    for (const { ancestorTitles, title, status } of assertionResults) {
      const [suite = ''] = ancestorTitles;
      const engine = ENGINES.find((each) => suite.endsWith(titleIn(each, ''))) ?? 'chromium';
      const sdk = suite.replace(titleIn(engine, ''), '');
      const row = rows.get(sdk) ?? {
        example: basename(name, '.test.ts'),
        versions,
        title: sdk,
        ran,
        journeys: {},
        more: { passed: 0, failed: 0 },
      };
      rows.set(sdk, row);
      const outcome = status === 'passed' ? 'passed' : 'failed';
      const journey = (Object.keys(JOURNEYS) as Journey[]).find((key) => JOURNEYS[key] === title);
      if (journey) row.journeys[engine] = { ...row.journeys[engine], [journey]: outcome };
      else row.more[outcome] += 1;
    }
  }
  return [...rows.values()];
}

/** The rows after another run. Rows that ran again are replaced, and so are the former newest versions. */
export function withRows(before: readonly Row[], ran: readonly Row[]): Row[] {
  const isReplaced = (row: Row) =>
    ran.some(
      (other) =>
        other.example === row.example &&
        (other.title === row.title || (other.versions === 'newest' && row.versions === 'newest')),
    );
  return [...before.filter((row) => !isReplaced(row)), ...ran].sort(
    (one, other) =>
      one.example.localeCompare(other.example) ||
      one.versions.localeCompare(other.versions) ||
      other.title.localeCompare(one.title, undefined, { numeric: true }),
  );
}

const NAMES: Record<EngineName, string> = {
  chromium: 'Chromium',
  firefox: 'Firefox',
  webkit: 'WebKit',
};

/** The result of all journeys of an SDK in an engine: a word, or the names of those that failed. */
function inWords(outcomes: Row['journeys'][EngineName]): string {
  const journeys = Object.keys(JOURNEYS) as Journey[];
  if (!outcomes) return 'not run';
  const failed = journeys.filter((journey) => outcomes[journey] === 'failed');
  const missing = journeys.filter((journey) => outcomes[journey] === undefined);
  if (failed.length + missing.length === 0) return `all ${journeys.length} passed`;
  return [
    failed.length > 0 && `failed: ${failed.join(', ')}`,
    missing.length > 0 && `not run: ${missing.join(', ')}`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** docs/compatibility.md. */
export function pageOf({ engines, rows }: CompatibilityRecord): string {
  const journeys = Object.keys(JOURNEYS) as Journey[];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return `# Compatibility

[All documentation](README.md)

The tested versions of each Clerk SDK: the end-to-end tests (journeys) of every example, in every engine, with the real clerk-js
on a faked Frontend API, from the packed package. An SDK brings the packages that its ranges allow on the day of the run.
Written by \`npm run compatibility\`; do not edit.

Engines: ${ENGINES.flatMap((engine) => engines[engine] ?? []).join(', ')}.

${line(['SDK', ...ENGINES.map((engine) => NAMES[engine]), 'more tests of this example', 'run'])}
${line(Array(ENGINES.length + 3).fill('---'))}
${rows
  .map(({ title, versions, ran, journeys: outcomes, more }) =>
    line([
      title,
      ...ENGINES.map((engine) => inWords(outcomes[engine])),
      [more.passed > 0 && `${more.passed} passed`, more.failed > 0 && `${more.failed} failed`]
        .filter(Boolean)
        .join(', ') || 'none',
      versions === 'newest' ? 'by every `npm run test:all`' : ran,
    ]),
  )
  .join('\n')}

The journeys:

${journeys.map((journey) => `- ${journey}: ${JOURNEYS[journey]}`).join('\n')}

## Not run

${[...notRun, ...notYetRun(rows)].map(([what, why]) => `- ${what}: ${why}`).join('\n')}
`;
}

function notYetRun(rows: readonly Row[]): typeof notRun {
  return olderVersions.flatMap(({ example, dependencies }): typeof notRun => {
    const [name, version] = Object.entries(dependencies).find(([, value]) => value) ?? [];
    const sdk = `${name} ${version}`;
    const hasRun = rows.some((row) => row.example === example && row.title.startsWith(sdk));
    return hasRun ? [] : [[sdk, '`npm run compatibility` runs it, and has not yet']];
  });
}

export function readRecord(): CompatibilityRecord {
  try {
    return JSON.parse(readFileSync(RECORD, 'utf8'));
  } catch {
    return { engines: {}, rows: [] };
  }
}

function run(
  example: string,
  versions: Row['versions'],
  engines: readonly EngineName[],
  folder?: string,
): Row[] {
  rmSync(REPORT, { force: true });
  spawnSync(
    'vitest',
    [
      ...['run', '--project=examples', '--project=frameworks', `tests/examples/${example}`],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`],
    ],
    {
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: {
        ...process.env,
        EXAMPLE_ENGINES: engines.join(),
        ...(folder !== undefined && { EXAMPLES_FOLDER: folder }),
      },
    },
  );
  return rowsOf(JSON.parse(readFileSync(REPORT, 'utf8')), versions);
}

/** Copies an example and gives it other versions. Within this repository, so that it finds the packages of the root. */
function copyWith({
  example,
  dependencies,
  instead = {},
  renamed = {},
  added = {},
}: OlderVersions): string {
  const name = Object.entries(dependencies)
    .filter(([, version]) => version)
    .map(([dependency, version]) => `${basename(dependency)}-${version}`)
    .join('-');
  const folder = join(process.cwd(), COPIES, name);
  const app = join(folder, example);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync('examples/faked-clerk', join(folder, 'faked-clerk'), { recursive: true });
  cpSync(join('examples', example), app, { recursive: true, filter: isSource });

  for (const [before, after] of Object.entries(renamed))
    renameSync(join(app, before), join(app, after));
  for (const [file, text] of Object.entries(added)) writeFileSync(join(app, file), text);

  const manifest = join(app, 'package.json');
  // Dev dependencies are not installed, and could conflict with older versions.
  const { devDependencies: _, ...original } = JSON.parse(readFileSync(manifest, 'utf8'));
  writeFileSync(
    manifest,
    JSON.stringify({ ...original, dependencies: { ...original.dependencies, ...dependencies } }),
  );

  for (const path of readdirSync(app, { recursive: true, encoding: 'utf8' })) {
    if (!/\.[jt]sx?$/.test(path)) continue;
    const file = join(app, path);
    const code = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      Object.entries(instead).reduce(
        (changed, [before, after]) => changed.replaceAll(before, after),
        code,
      ),
    );
  }
  return folder;
}

function isSource(path: string): boolean {
  return !/(node_modules|\.next|\.react-router|build|dist)$/.test(path);
}

/** Finds the engines, or says which one is missing. */
async function findEngines(): Promise<CompatibilityRecord['engines']> {
  const engines: CompatibilityRecord['engines'] = {};
  for (const engine of ENGINES) {
    try {
      await ensureBrowserHere(engine);
      const browser = await openBrowser({ engine });
      await browser.newContext();
      engines[engine] = browser.version();
      await browser.close();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
  }
  return engines;
}

if (import.meta.main) {
  const [only = '', version = ''] = process.argv.slice(2);
  const engines = await findEngines();
  const found = ENGINES.filter((engine) => engines[engine] !== undefined);
  const save = (ran: Row[]) => {
    const before = readRecord();
    const record = {
      engines: { ...before.engines, ...engines },
      rows: withRows(before.rows, ran),
    };
    writeFileSync(RECORD, `${JSON.stringify(record, undefined, 2)}\n`);
    writeFileSync(PAGE, pageOf(record));
  };
  mkdirSync('test-results', { recursive: true });
  if (only === '--recorded') save(rowsOf(JSON.parse(readFileSync(RECORDED, 'utf8')), 'newest'));
  else if (!version || version === 'newest') save(run(only, 'newest', found));
  for (const older of olderVersions) {
    const { example, dependencies } = older;
    const isAsked = example.startsWith(only) && JSON.stringify(dependencies).includes(version);
    if (!isAsked) continue;
    const folder = copyWith(older);
    save(run(example, 'older', found, folder));
    rmSync(folder, { recursive: true, force: true });
  }
}
