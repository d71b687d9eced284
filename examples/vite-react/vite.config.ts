import babel from '@rolldown/plugin-babel';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import { createFrontendApi, createNodeListener } from 'clerk-sign-out/msw';
import { defineConfig, type Plugin } from 'vite';

/** Without a publishable key, this server fakes Clerk's Frontend API and keeps the sessions across page loads. */
function fakedClerk(): Plugin {
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

export default defineConfig({
  plugins: [
    // As in `create-vite --template react-compiler-ts`.
    react(),
    babel({ presets: [reactCompilerPreset()] }),
    process.env['VITE_CLERK_PUBLISHABLE_KEY'] ? [] : fakedClerk(),
  ],
});
