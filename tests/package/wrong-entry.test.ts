import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildFailure, build } from 'esbuild';
import { expect, it, onTestFinished } from 'vitest';
import { repository, runInNode } from './package-json.ts';

/**
 * Renders the hook of an import path under the provider of an SDK, or under none. Prints the result and the console
 * output.
 */
const render = (
  importPath: string,
  sdk?: string,
  { environment = 'development', provider = sdk } = {},
) =>
  runInNode(`
    process.env.NODE_ENV = '${environment}';
    const { createElement } = await import('react');
    const { renderToStaticMarkup } = await import('react-dom/server');
    const { useSignOut } = await import('${importPath}');
    const { ClerkProvider } = ${provider ? `await import('${provider}')` : '{}'};
    const Status = () => createElement('p', null, useSignOut().status);
    const publishableKey = 'pk_live_' + btoa('clerk.example.com$');
    // As each SDK passes it to the provider of @clerk/react or @clerk/clerk-react, which is used directly here.
    const sdkMetadata = { name: '${sdk}' };
    console.warn = (warning) => console.log(warning);
    try {
      const status = createElement(Status);
      console.log(renderToStaticMarkup(
        ClerkProvider ? createElement(ClerkProvider, { publishableKey, sdkMetadata }, status, status) : status,
      ));
    } catch (error) {
      console.log(error.message, '|', error.cause?.message);
    }`);

it('the error of an import path for another SDK than the provider’s names the right one', () => {
  expect(render('clerk-sign-out/react', '@clerk/react')).toBe('<p>idle</p><p>idle</p>');

  const underCore3 = render('clerk-sign-out', '@clerk/react');
  expect(underCore3).toContain('found no <ClerkProvider>');
  expect(underCore3).toContain('/react for @clerk/react');
  expect(underCore3).toContain(
    '/nextjs, /react-router, /tanstack-react-start, /expo and /clerk-expo',
  );
  // Clerk's own message is kept.
  expect(underCore3).toContain('| useClerk can only be used within the <ClerkProvider />');
  expect(render('clerk-sign-out/expo', '@clerk/expo')).toBe('<p>idle</p><p>idle</p>');
  expect(render('clerk-sign-out/clerk-expo', '@clerk/clerk-expo')).toBe('<p>idle</p><p>idle</p>');
  expect(render('clerk-sign-out/clerk-expo', '@clerk/expo')).toContain('/expo and /clerk-expo');
  expect(render('clerk-sign-out/expo', '@clerk/clerk-expo')).toContain('/expo and /clerk-expo');
  expect(render('clerk-sign-out/react', '@clerk/clerk-react')).toContain(
    'Import from clerk-sign-out for @clerk/clerk-react',
  );
});

it.each([
  ['clerk-sign-out/react', '@clerk/nextjs', 'clerk-sign-out/nextjs'],
  ['clerk-sign-out/react-router', '@clerk/react', 'clerk-sign-out/react'],
  ['clerk-sign-out', '@clerk/clerk-expo', 'clerk-sign-out/clerk-expo'],
])('%s in an app with %s, where it happens to work, names %s once', (importPath, sdk, right) => {
  const printed = render(importPath, sdk);
  expect(printed).toContain('<p>idle</p><p>idle</p>');
  expect(printed.split('clerk-sign-out: ')).toHaveLength(2);
  expect(printed).toContain(
    `clerk-sign-out: this app uses ${sdk}, and imports from ${importPath}, which is for `,
  );
  expect(printed).toContain(`. Import from ${right}. See https://`);
  expect(render(importPath, sdk, { environment: 'production' })).toBe('<p>idle</p><p>idle</p>');
});

it('an SDK without an import path may use that of the SDK it is based on', () => {
  expect(
    render('clerk-sign-out/react', '@clerk/chrome-extension', { provider: '@clerk/react' }),
  ).toBe('<p>idle</p><p>idle</p>');
  // As in the tests of an app, where the provider of Expo would create its own Clerk.
  expect(render('clerk-sign-out/expo', '@clerk/react')).toBe('<p>idle</p><p>idle</p>');
});

it('the error names a missing provider, or a missing instance for an entry without a provider', () => {
  expect(render('clerk-sign-out/react')).toContain('found no <ClerkProvider>');
  expect(render('clerk-sign-out/react', undefined, { environment: 'production' })).toContain(
    'found no <ClerkProvider> for this import path. See https://',
  );
  expect(render('clerk-sign-out/headless')).toBe(
    'clerk-sign-out: clerk: expected a Clerk instance, such as window.Clerk. | undefined',
  );
});

it.each(['index.js', 'index.cjs'])(
  'a bundler that does not find the SDK of the root shows which path to import instead: %s',
  async (file) => {
    const folder = await mkdtemp(join(tmpdir(), 'without-sdk-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await cp(join(repository, 'dist'), folder, { recursive: true });
    const bundled = build({
      entryPoints: [join(folder, file)],
      bundle: true,
      write: false,
      outdir: folder,
      format: 'esm',
      external: ['react', 'react/jsx-runtime'],
      logLevel: 'silent',
    });
    const { errors } = await bundled.then(
      () => ({ errors: [] }),
      (failure: BuildFailure) => failure,
    );
    expect(errors).toHaveLength(1);
    expect(errors[0]?.text).toContain('"@clerk/clerk-react"');
    expect(errors[0]?.location?.lineText).toContain('clerk-sign-out/nextjs');
  },
);
