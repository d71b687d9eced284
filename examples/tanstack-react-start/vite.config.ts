import { tanstackStart } from '@tanstack/react-start/plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = { host: process.env.HOST, port: Number(process.env.PORT ?? 3000), strictPort: true };

export default defineConfig({ plugins: [tanstackStart(), react()], server, preview: server });
