import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from './package-json.ts';

/** Apart from these, a declaration may only import its neighbors in dist. */
const known = ['msw', 'react'];

// Its decorator renders the provider of Core 3; everything else serves every SDK.
const forOneSdk = /^storybook\./;
const forReactNative = /^(clerk-)?expo\./;

const packagesOf = (file: string) =>
  [
    ...readFileSync(join(repository, 'dist', file), 'utf8').matchAll(
      /(?:from |import\()["']([^."'][^"']*)/g,
    ),
  ].map(([, name]) => name ?? '');

it('declarations import no Clerk package, so that one set of types serves every SDK', () => {
  const files = readdirSync(join(repository, 'dist')).filter(
    (file) => /\.d\.c?ts$/.test(file) && !forOneSdk.test(file),
  );
  const packages = files.flatMap((file) =>
    packagesOf(file).filter((name) => !(name === 'react-native' && forReactNative.test(file))),
  );

  expect(packages).not.toEqual([]);
  expect(packages.filter((name) => !known.includes(name))).toEqual([]);
  expect(packagesOf('clerk-expo.d.ts')).toContain('react-native');
});
