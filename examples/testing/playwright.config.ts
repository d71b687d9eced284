import { defineConfig } from '@playwright/test';
import { createFrontendApi } from 'clerk-sign-out/testing';

const { publishableKey } = createFrontendApi();
const { CHROMIUM_PATH, PORT = '4180' } = process.env;

export default defineConfig({
  testDir: 'e2e',
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${PORT}`,
    launchOptions: {
      ...(CHROMIUM_PATH !== undefined && { executablePath: CHROMIUM_PATH }),
      // clerk-js swallows network errors in an automated browser.
      args: ['--disable-blink-features=AutomationControlled', '--no-sandbox'],
    },
  },
  webServer: {
    command: `vite build && vite preview --port ${PORT} --strictPort`,
    url: `http://localhost:${PORT}`,
    env: { VITE_CLERK_PUBLISHABLE_KEY: publishableKey },
  },
});
