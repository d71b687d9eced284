import babel from '@rolldown/plugin-babel';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fakedClerk } from './faked-clerk.ts';

export default defineConfig({
  plugins: [
    // As in `create-vite --template react-compiler-ts`.
    react(),
    babel({ presets: [reactCompilerPreset()] }),
    fakedClerk(),
  ],
});
