import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, importPaths, repository, runInNode, serverSafe } from './package-json.ts';

const dist = join(repository, 'dist');
const clientOnly = importPaths.filter((path) => !serverSafe.includes(path));

const printNames = (namespace: string) =>
  `console.log(JSON.stringify(Object.keys(${namespace}).filter((name) => name !== 'default' && name !== 'module.exports').sort()))`;

describe('built files', () => {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.c?js$/.test(file),
  );
  const clientFiles = clientOnly.flatMap(filesOf);

  it("start with 'use client' only if React needs a client", () => {
    const withDirective = files.filter((file) =>
      readFileSync(join(dist, file), 'utf8').startsWith("'use client';\n"),
    );

    expect(withDirective.sort()).toEqual(clientFiles.sort());
  });

  it('contain each module once: those of dist/shared are in no other bundle', () => {
    const inShared = modulesIn('shared.js');
    expect(inShared).not.toEqual([]);

    const copies = files
      .filter((file) => !file.startsWith('shared.'))
      .flatMap((file) =>
        modulesIn(file)
          .filter((module) => inShared.includes(module))
          .map((module) => `${module} in ${file}`),
      );

    expect(copies).toEqual([]);
  });

  it('contain no import that only this repository can resolve', () => {
    const withSeam = files.filter((file) =>
      /["']#(clerk|pathname|shared)["']/.test(readFileSync(join(dist, file), 'utf8')),
    );

    expect(withSeam).toEqual([]);
  });

  /** esbuild writes the path of each bundled module in a comment above its code. */
  function modulesIn(file: string): string[] {
    const code = readFileSync(join(dist, file), 'utf8');
    return [...code.matchAll(/^\/\/ (src\/.*)$/gm)].map(([, path]) => path ?? '');
  }
});

describe.each(importPaths)('%s', (path) => {
  it('exports the same names to import and require', () => {
    const imported = runInNode(`${printNames(`await import('${path}')`)}`);
    const required = runInNode(`${printNames(`require('${path}')`)}`, { module: false });

    expect(JSON.parse(imported)).toMatchSnapshot();
    expect(JSON.parse(required)).toEqual(JSON.parse(imported));
  });
});

describe('the file for the sign-out of devices', () => {
  const use = (load: (name: string) => string) => `(async () => {
    const { createSignOut } = ${load('clerk-sign-out/js')};
    const { SignOutError } = ${load('clerk-sign-out/core')};
    const { createFakeClerk, otherDevices } = ${load('clerk-sign-out/testing')};
    const clerk = createFakeClerk({ devices: otherDevices(2) });
    await clerk.load();
    const { signOut } = createSignOut(clerk, { scope: 'other-devices' });
    clerk.reject('revoke', { status: 500 });
    const { error } = await signOut();
    const { sessionIds } = await signOut();
    console.log(JSON.stringify([error.code, error instanceof SignOutError, sessionIds]));
  })()`;

  it.each([
    ['import', (name: string) => `await import('${name}')`, true],
    ['require', (name: string) => `require('${name}')`, false],
  ] as const)(
    'is loaded when it is needed, by %s, and shares the class of the errors',
    (_, load, module) => {
      expect(JSON.parse(runInNode(use(load), { module }))).toEqual([
        'partial',
        true,
        ['sess_device_1'],
      ]);
    },
  );

  it('causes the error `network` if it is missing', () => {
    const copy = mkdtempSync(join(tmpdir(), 'clerk-sign-out-dist-'));
    try {
      cpSync(dist, copy, { recursive: true });
      writeFileSync(join(copy, 'package.json'), '{ "type": "module" }');
      rmSync(join(copy, 'devices.js'));
      const printed = runInNode(`
        const { createSignOut } = await import('${join(copy, 'js.js')}');
        const { createFakeClerk } = await import('${join(copy, 'testing.js')}');
        const clerk = createFakeClerk();
        await clerk.load();
        const { error } = await createSignOut(clerk, { scope: 'other-devices' }).signOut();
        console.log(error.code, error.retryable, clerk.server.snapshot().signedInSessionIds.length);`);
      expect(printed).toBe('network true 1');
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});

describe('under the react-server condition', () => {
  const conditions = ['react-server'];

  it('React is the server React, which has no useState', () => {
    const print = `console.log(typeof (await import('react')).useState)`;

    expect(runInNode(print)).toBe('function');
    expect(runInNode(print, { conditions })).toBe('undefined');
  });

  it.each(serverSafe)('%s can be imported and required', (path) => {
    const names = runInNode(printNames(`await import('${path}')`));

    expect(runInNode(printNames(`await import('${path}')`), { conditions })).toBe(names);
    expect(runInNode(printNames(`require('${path}')`), { conditions, module: false })).toBe(names);
  });
});
