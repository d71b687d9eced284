import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { test as base } from '@playwright/test';
import { createFrontendApi, createRouteHandler, type FrontendApi } from 'clerk-sign-out/testing';

const clerkJs = dirname(createRequire(import.meta.url).resolve('@clerk/clerk-js'));

/** Every test has its own Frontend API. The app was built with its publishable key. */
export const test = base.extend<{ frontendApi: FrontendApi }>({
  frontendApi: async ({ context }, use) => {
    const frontendApi = createFrontendApi({ sessions: [{ id: 'sess_ada', lastName: 'Okafor' }] });
    const origin = `https://${frontendApi.host}`;
    await context.route(`${origin}/v1/**`, createRouteHandler(frontendApi));
    // The app loads clerk-js from the same host.
    await context.route(`${origin}/npm/@clerk/clerk-js@*/dist/*`, (route) => {
      const { pathname } = new URL(route.request().url());
      return route.fulfill({ path: join(clerkJs, basename(pathname)) });
    });
    await use(frontendApi);
    await context.unrouteAll({ behavior: 'ignoreErrors' });
  },
});
