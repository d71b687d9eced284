import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import cssnano from 'cssnano';
import * as esbuild from 'esbuild';
import { browserslistToTargets, transform } from 'lightningcss';
import postcss from 'postcss';
import { build } from 'vite';

/** The browsers that Next.js targets with Turbopack and webpack. */
const NEXTJS = ['chrome 111', 'edge 111', 'firefox 111', 'safari 16.4'];

/** The build tools of apps, applied to a style sheet. */
export const tools: readonly [name: string, run: (css: string) => Promise<string>][] = [
  ['Lightning CSS, for the browsers of Next.js (Turbopack)', async (css) => lightning(css, NEXTJS)],
  ['Lightning CSS, for no browser in particular', async (css) => lightning(css, [])],
  ['Lightning CSS, for old browsers', async (css) => lightning(css, ['chrome 87', 'safari 14'])],
  ['esbuild', async (css) => withEsbuild(css, undefined)],
  ['esbuild, for old browsers', async (css) => withEsbuild(css, ['chrome87', 'safari14'])],
  ['cssnano (css-minimizer-webpack-plugin)', withCssnano],
  // Tailwind's PostCSS plugin minifies with the first, then the app with the second.
  [
    'Lightning CSS and cssnano (Next.js with webpack and Tailwind 4)',
    async (css) => withCssnano(lightning(css, [])),
  ],
  ['Vite', withVite],
];

function lightning(css: string, browsers: string[]): string {
  const targets = browserslistToTargets(browsers);
  return transform({
    filename: 'app.css',
    code: Buffer.from(css),
    minify: true,
    targets,
  }).code.toString();
}

async function withCssnano(css: string): Promise<string> {
  return (await postcss([cssnano()]).process(css, { from: undefined })).css;
}

async function withEsbuild(css: string, target: string[] | undefined): Promise<string> {
  const options: esbuild.TransformOptions = { loader: 'css', minify: true };
  return (await esbuild.transform(css, target ? { ...options, target } : options)).code;
}

/** An app without a target and without `color-scheme`. */
async function withVite(css: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'styles-'));
  try {
    await writeFile(join(root, 'sheet.css'), css);
    await writeFile(join(root, 'index.html'), '<link rel="stylesheet" href="./sheet.css">');
    await build({ root, configFile: false, logLevel: 'error' });
    const assets = join(root, 'dist/assets');
    const [file = ''] = (await readdir(assets)).filter((name) => name.endsWith('.css'));
    return await readFile(join(assets, file), 'utf8');
  } finally {
    await rm(root, { recursive: true });
  }
}
