import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from './package-json.ts';

/** Beside these, a declaration may import its neighbours in dist only. */
const known = ['msw', 'react'];

// Its decorator renders the provider of Core 3; everything else serves every SDK.
const forOneSdk = /^storybook\./;

it('declarations name no Clerk package, so that one set of types serves every SDK', () => {
  const dist = join(repository, 'dist');
  const packages = readdirSync(dist)
    .filter((file) => /\.d\.c?ts$/.test(file) && !forOneSdk.test(file))
    .flatMap((file) => [
      ...readFileSync(join(dist, file), 'utf8').matchAll(/(?:from |import\()["']([^."'][^"']*)/g),
    ])
    .map(([, name]) => name);

  expect(packages).not.toEqual([]);
  expect(packages.filter((name) => !known.includes(name ?? ''))).toEqual([]);
});
