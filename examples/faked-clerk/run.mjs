import { spawn } from 'node:child_process';
import { createFakedBrowser, environmentFor, serveFakedClerk } from './serve.mjs';

// Runs the server of an example behind the faked Clerk: `node ../faked-clerk/run.mjs react-router dev`. With a secret key
// of Clerk in the environment, it runs without the fake.
const [command = '', ...args] = process.argv.slice(2);
const isFaked = !process.env.CLERK_SECRET_KEY;
const port = Number(process.env.PORT ?? 3000);
const app = process.cwd();
const appPort = isFaked ? port + 1 : port;

if (isFaked) {
  const browser = createFakedBrowser();
  const server = await serveFakedClerk({
    ...{ app, port, appPort },
    frontendApi: (request) => browser.fetch(request),
  });
  // Lets the process end with the command.
  server.unref();
  process.stdout.write(`The app with a faked Clerk: http://localhost:${port}\n`);
}
const child = spawn(command, args, {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: {
    ...(isFaked && environmentFor(port, app)),
    ...process.env,
    ...{ HOST: '127.0.0.1', PORT: String(appPort) },
  },
});
child.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
