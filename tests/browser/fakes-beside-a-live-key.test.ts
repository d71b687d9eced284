import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrontendApiServer, startFrontendApiServer } from '../support/frontend-api-server.ts';
import { clerkScriptOf, MOSTLY_NEWEST } from '../support/generations.ts';
import { openBrowser } from './engine/open-browser.ts';
import type { Browser } from './engine/page.ts';

const keyFor = (host: string, instance: string) => `pk_${instance}_${btoa(`${host}$`)}`;

/** An app without a build: an import map, and clerk-js from a script tag. */
const documentOf = (key: string) => `<!doctype html>
<script type="importmap">{ "imports": { "clerk-sign-out/testing": "/testing.js" } }</script>
<script src="/clerk.js" data-clerk-publishable-key="${key}"></script>
<script type="module">
  import { createFakeClerk, createFrontendApi } from 'clerk-sign-out/testing';
  const attempt = (create) => {
    try { return create() && 'runs'; } catch ({ message }) { return message; }
  };
  const said = [window.Clerk.publishableKey, attempt(createFakeClerk), attempt(createFrontendApi)];
  document.body.textContent = said.join('; ');
</script>
<body></body>`;

const html = (text: string) => new Response(text, { headers: { 'content-type': 'text/html' } });
const script = (path: string) =>
  new Response(readFileSync(path), { headers: { 'content-type': 'text/javascript' } });

describe.each(MOSTLY_NEWEST)(
  'an import map beside the script tag of clerk-js of %s',
  (generation) => {
    let browser: Browser;
    let server: FrontendApiServer;
    beforeAll(async () => {
      server = await startFrontendApiServer(
        {},
        {
          handle: (request) => {
            const { pathname, searchParams } = new URL(request.url);
            if (pathname === '/testing.js')
              return script(fileURLToPath(new URL('../../dist/testing.js', import.meta.url)));
            if (pathname === '/clerk.js') return script(clerkScriptOf(generation));
            return html(documentOf(searchParams.get('key') ?? ''));
          },
        },
      );
      browser = await openBrowser();
    });
    afterAll(async () => {
      await browser.close();
      await server.close();
    });

    const said = async (key: string) => {
      const page = await browser.newPage();
      await page.goto(`${server.origin}/?key=${key}`, { waitUntil: 'load' });
      await page.getByText(key).waitFor();
      const text = await page.locator('body').textContent();
      await page.close();
      return text?.split('; ').slice(1);
    };

    it('refuses a fake beside a live key, and allows it beside a test key', async () => {
      const refusal = expect.stringContaining('the live publishable key of clerk.acme.com');
      expect(await said(keyFor('clerk.acme.com', 'live'))).toEqual([refusal, refusal]);
      expect(await said(keyFor('kind-fox-12.clerk.accounts.dev', 'test'))).toEqual([
        'runs',
        'runs',
      ]);
    });
  },
);
