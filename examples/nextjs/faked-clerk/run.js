import { spawn } from 'node:child_process';
import { createFakedBrowser, serveFakedClerk } from './serve.js';

// Runs a command beside the faked Clerk: `node faked-clerk/run.js next dev`.
const [command = 'next', ...args] = process.argv.slice(2);

if (!process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY) {
  const browser = createFakedBrowser();
  const server = await serveFakedClerk(4141, (request) => browser.fetch(request));
  // It ends with the command.
  server.unref();
}
const child = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
child.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
