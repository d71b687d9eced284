import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createFrontendApi } from '../../../src/testing/frontend-api/create-frontend-api.ts';
import { presets } from '../../../src/testing/frontend-api/presets.ts';
import { bundlePage } from '../../support/bundle-page.ts';
import { startFrontendApiServer } from '../../support/frontend-api-server.ts';
import { openBrowser } from '../engine/open-browser.ts';
import type { Browser } from '../engine/page.ts';
import { DEFAULT_CONFIG } from '../situations/scene.ts';

const recipes = join(import.meta.dirname, '../../../docs/recipes/caches');

let browser: Browser;
let files: Record<string, string>;
beforeAll(async () => {
  browser = await openBrowser();
  const textOf = await bundlePage({ entryPoints: ['tests/browser/cache-storage/core-3.tsx'] });
  files = {
    '/page.js': textOf('.js'),
    '/service-worker.js': await readFile(join(recipes, 'service-worker.js'), 'utf8'),
  };
});
afterAll(() => browser?.close());

/** A page with the service worker of the recipe, which requests `/api/note` and, until released, `/api/late`. */
async function openPage() {
  const api = createFrontendApi();
  let answerLate = () => {};
  const late = new Promise<void>((resolve) => {
    answerLate = resolve;
  });
  const server = await startFrontendApiServer(
    { app: api },
    {
      handle: async (request) => {
        const { pathname } = new URL(request.url);
        if (pathname === '/api/late') await late;
        if (pathname.startsWith('/api/')) return new Response('Private note');
        const script = files[pathname];
        return new Response(script ?? html, {
          headers: { 'content-type': script ? 'text/javascript' : 'text/html' },
        });
      },
    },
  );
  const config = {
    ...DEFAULT_CONFIG,
    publishableKey: api.publishableKey,
    proxyUrl: server.proxyUrl('app'),
    redirectUrl: false,
  };
  const html = `<!doctype html><title>App</title><link rel="icon" href="data:,"><div id="root"></div>
    <script>window.harnessConfig = ${JSON.stringify(config)};</script><script src="/page.js"></script>`;
  const page = await browser.newPage();
  onTestFinished(async () => {
    await page.close();
    await server.close();
  });
  await page.goto(server.origin);
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/service-worker.js');
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller && window.harness);
  await page.evaluate(() => window.harness.loaded());
  return { api, page, answerLate };
}

describe('the recipe for Cache Storage and a service worker', () => {
  it('leaves no private answer, not even of a request under way', async () => {
    const { api, page, answerLate } = await openPage();
    const signOut = async (outcome: 'signed-out' | 'error') => {
      await page.evaluate(() => window.harness.click(['first'], 2));
      await page.waitForFunction(
        (status) => window.harness.read().hooks['first']?.status === status,
        outcome,
      );
    };
    const kept = () =>
      page.evaluate(async () => {
        const paths = [];
        for (const name of await caches.keys())
          for (const { url } of await (await caches.open(name)).keys())
            paths.push(`${name} ${new URL(url).pathname}`);
        return paths;
      });
    await page.evaluate(async () => {
      await (await caches.open('shell')).put('/logo', new Response('Logo'));
      await (await fetch('/api/note')).text();
      window.name = '0';
      const { prototype } = CacheStorage;
      const forget = prototype.delete;
      prototype.delete = function (...given) {
        window.name = String(Number(window.name) + 1);
        return forget.apply(this, given);
      };
    });
    const runs = () => page.evaluate(() => window.name);
    expect(await kept()).toEqual(['shell /logo', 'private /api/note']);

    const lift = presets.rateLimited(api);
    await signOut('error');
    lift();
    expect([await kept(), await runs()]).toEqual([['shell /logo', 'private /api/note'], '0']);

    await page.evaluate(() => {
      const asked = fetch('/api/late').then((response) => response.text());
      Object.assign(window, { asked });
    });
    await signOut('signed-out');
    expect([await kept(), await runs()]).toEqual([['shell /logo'], '1']);

    answerLate();
    expect(await page.evaluate(() => (window as unknown as { asked: string }).asked)).toBe(
      'Private note',
    );
    expect(await kept()).toEqual(['shell /logo']);
  });
});
