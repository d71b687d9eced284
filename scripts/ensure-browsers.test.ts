import { describe, expect, it, vi } from 'vitest';
import { ensureBrowser } from './ensure-browsers.ts';

/** A machine whose sources put files on its disk; `working` are the ones that start. */
function machine({
  disk = [],
  working = [],
  sources = [],
}: {
  disk?: string[];
  working?: string[];
  sources?: { name: string; obstacle?: string; install?: () => void; puts?: string }[];
}) {
  const installed = [...disk];
  const installs = sources.map(({ puts, install }) =>
    vi.fn(() => {
      install?.();
      if (puts !== undefined) installed.push(puts);
    }),
  );
  return {
    installs,
    ensure: () =>
      ensureBrowser({
        browser: 'Chromium',
        advice: 'Install one, and run the command again.',
        installed: () => installed,
        starts: async (path) => working.includes(path),
        sources: sources.map(({ name, obstacle }, index) => ({
          name,
          obstacle: () => obstacle,
          install: installs[index] ?? (() => undefined),
        })),
        report: () => undefined,
      }),
  };
}

describe('ensureBrowser', () => {
  it('takes the first Chromium that starts and installs nothing', async () => {
    const { ensure, installs } = machine({
      disk: ['/broken', '/good', '/other'],
      working: ['/good', '/other', '/new'],
      sources: [{ name: 'download', puts: '/new' }],
    });

    expect(await ensure()).toBe('/good');
    expect(installs[0]).not.toHaveBeenCalled();
  });

  it('installs one when none starts', async () => {
    const { ensure } = machine({
      disk: ['/broken'],
      working: ['/new'],
      sources: [{ name: 'download', puts: '/new' }],
    });

    expect(await ensure()).toBe('/new');
  });

  it('tries the next source when one fails, is unavailable, or brings a Chromium that does not start', async () => {
    const { ensure, installs } = machine({
      working: ['/apt'],
      sources: [
        {
          name: 'fails',
          install: () => {
            throw new Error('no network');
          },
        },
        { name: 'closed', obstacle: 'not root', puts: '/closed' },
        { name: 'broken', puts: '/broken' },
        { name: 'apt', puts: '/apt' },
      ],
    });

    expect(await ensure()).toBe('/apt');
    expect(installs.map((install) => install.mock.calls.length)).toEqual([1, 0, 1, 1]);
  });

  it('says what was tried and what to do when every source fails', async () => {
    const { ensure } = machine({
      disk: ['/broken'],
      sources: [
        {
          name: 'download',
          install: () => {
            throw new Error('no network');
          },
        },
        { name: 'apt', obstacle: 'only root may run apt-get' },
      ],
    });

    await expect(ensure()).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: Some tests need Chromium, and none could be found or installed.
        /broken: exists, but does not start
        download: no network
        apt: only root may run apt-get
      Install one, and run the command again.]
    `);
  });
});
