import { createFrontendApi, createNodeListener } from 'clerk-sign-out/msw';
import type { Plugin } from 'vite';

/** Fakes Clerk's Frontend API at `/__clerk`, and keeps the sessions across page loads. */
export function fakedClerk(): Plugin {
  const frontendApi = createFrontendApi({
    allowInProduction: true,
    sessions: [
      { id: 'sess_ada', firstName: 'Ada', lastName: 'Lovelace', identifier: 'ada@example.com' },
      { id: 'sess_grace', firstName: 'Grace', lastName: 'Hopper', identifier: 'grace@example.com' },
    ],
  });
  return {
    name: 'faked-clerk',
    config: () => ({
      define: {
        'import.meta.env.VITE_FAKED_PUBLISHABLE_KEY': JSON.stringify(frontendApi.publishableKey),
      },
    }),
    configureServer: ({ middlewares }) =>
      void middlewares.use('/__clerk', createNodeListener(frontendApi)),
    configurePreviewServer: ({ middlewares }) =>
      void middlewares.use('/__clerk', createNodeListener(frontendApi)),
  };
}
