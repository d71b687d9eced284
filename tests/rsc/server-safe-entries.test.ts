import * as React from 'react';
import { expect, it } from 'vitest';

it('React is the server React, which has no useState', () => {
  expect(React).not.toHaveProperty('useState');
  expect(React).toHaveProperty('cache');
});

it('the server-safe entries load', async () => {
  expect(await import('../../src/entries/core.ts')).toHaveProperty('SignOutError');
  expect(await import('../../src/entries/js.ts')).toHaveProperty('createSignOut');
  expect(await import('../../src/entries/msw.ts')).toHaveProperty('createFrontendApi');
  expect(await import('../../src/entries/testing.ts')).toHaveProperty('createFakeClerk');
});
