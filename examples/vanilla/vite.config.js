import { createFrontendApi, createNodeListener } from 'clerk-sign-out/msw';
import { defineConfig } from 'vite';

/** Without a publishable key, this server fakes Clerk's Frontend API and keeps the session across page loads. */
function fakedClerk() {
  const frontendApi = createFrontendApi({
    allowInProduction: true,
    sessions: [
      { id: 'sess_ada', firstName: 'Ada', lastName: 'Lovelace', identifier: 'ada@example.com' },
    ],
  });
  const serve = ({ middlewares }) =>
    void middlewares.use('/__clerk', createNodeListener(frontendApi));
  return {
    name: 'faked-clerk',
    config: () => ({
      define: {
        'import.meta.env.VITE_FAKED_PUBLISHABLE_KEY': JSON.stringify(frontendApi.publishableKey),
      },
    }),
    configureServer: serve,
    configurePreviewServer: serve,
  };
}

export default defineConfig({
  plugins: [process.env.VITE_CLERK_PUBLISHABLE_KEY ? [] : fakedClerk()],
});
