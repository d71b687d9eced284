import { generateKeyPairSync, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, request as requestFrom } from 'node:http';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { createFrontendApi, createNodeListener } from 'clerk-sign-out/msw';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const LIFETIME_S = 60;
const KEY_ID = 'ins_fake';

/** The environment for the pages of an app, too. Clerk's components come from `@clerk/ui`, if the app has it. */
const publicEnvironment = {
  // Encodes `clerk.example.com$`: a production key of Clerk contains the host of its Frontend API.
  CLERK_PUBLISHABLE_KEY: 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k',
  CLERK_PROXY_URL: '/__clerk',
  CLERK_JS_URL: '/clerk-js/clerk.browser.js',
  // Its name in early versions of `@clerk/tanstack-react-start`.
  CLERK_JS: '/clerk-js/clerk.browser.js',
  CLERK_TELEMETRY_DISABLED: '1',
};

/**
 * The folder with the bundles of one of Clerk's packages.
 *
 * @param {string} app
 * @param {string} name
 */
function bundlesOf(app, name) {
  return dirname(createRequire(join(app, 'package.json')).resolve(name));
}

/** @param {string} app */
function uiOf(app) {
  try {
    return bundlesOf(app, '@clerk/ui');
  } catch {
    return undefined;
  }
}

/**
 * The environment variables with which the server of an app uses the faked Clerk.
 *
 * @param {number} port The port of the faked Clerk.
 * @param {string} app The folder of the app.
 */
export function environmentFor(port, app) {
  const forPages = {
    ...publicEnvironment,
    ...(uiOf(app) ? { CLERK_UI_URL: '/clerk-ui/ui.browser.js' } : { CLERK_PREFETCH_UI: 'false' }),
  };
  return {
    ...forPages,
    // The names that Next.js uses.
    ...Object.fromEntries(
      Object.entries(forPages).map(([name, value]) => [`NEXT_PUBLIC_${name}`, value]),
    ),
    CLERK_SECRET_KEY: 'sk_live_faked',
    // Serves the keys that verify session tokens.
    CLERK_API_URL: `http://127.0.0.1:${port}`,
  };
}

/** The part of Clerk's Backend API that verifies session tokens. */
const signingKeys = JSON.stringify({
  keys: [{ ...publicKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'RS256', use: 'sig' }],
});

/** Two people are signed in, Ada as the current one. */
export function createFakedBrowser() {
  return createFrontendApi({
    allowInProduction: true,
    sessions: [
      { id: 'sess_ada', firstName: 'Ada', lastName: 'Lovelace', identifier: 'ada@example.com' },
      { id: 'sess_grace', firstName: 'Grace', lastName: 'Hopper', identifier: 'grace@example.com' },
    ],
  });
}

/**
 * A proxy in front of an app: serves a faked Frontend API at `/__clerk`, clerk-js at `/clerk-js`, Clerk's components at
 * `/clerk-ui` and the keys of its tokens at `/v1/jwks`, and forwards everything else to the app.
 *
 * The app gets the session as a signed token in the cookie, as from Clerk, but only while the faked Clerk has that
 * session: no token outlives its session here.
 *
 * @param {object} options
 * @param {string} options.app The folder of the app, whose bundles of Clerk are served.
 * @param {number} options.appPort The port of the app on localhost.
 * @param {number} options.port The port passed to `environmentFor`.
 * @param {(request: Request) => Promise<Response>} options.frontendApi
 */
export async function serveFakedClerk({ app, appPort, port, frontendApi }) {
  const bundles = new Map([
    ['/clerk-js', bundlesOf(app, '@clerk/clerk-js')],
    ['/clerk-ui', uiOf(app)],
  ]);
  const answerAsClerk = createNodeListener({ fetch: frontendApi });

  const server = createServer(async (incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://127.0.0.1');
    if (pathname.startsWith('/__clerk/')) return answerAsClerk(incoming, outgoing);
    if (pathname === '/v1/jwks') {
      outgoing.writeHead(200, { 'content-type': 'application/json' }).end(signingKeys);
      return;
    }
    const folder = bundles.get(dirname(pathname));
    if (folder) {
      const script = await readFile(join(folder, basename(pathname))).catch(() => undefined);
      outgoing.writeHead(script ? 200 : 404, { 'content-type': 'text/javascript' }).end(script);
      return;
    }
    const { url: path, method } = incoming;
    const headers = { ...incoming.headers };
    headers.cookie = await withSession(headers, frontendApi);
    const forwarded = requestFrom(
      { host: 'localhost', port: appPort, path, method, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    forwarded.on('error', () => outgoing.destroy());
    outgoing.on('close', () => forwarded.destroy());
    incoming.pipe(forwarded);
  });

  // A development server reloads the page through a WebSocket.
  server.on('upgrade', (incoming, socket, head) => {
    const app = connect(appPort, 'localhost', () => {
      const { rawHeaders } = incoming;
      const lines = rawHeaders.flatMap((name, index) =>
        index % 2 ? [] : [`${name}: ${rawHeaders[index + 1]}`],
      );
      app.write([`GET ${incoming.url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
      app.write(head);
      app.pipe(socket).pipe(app);
    });
    for (const [one, other] of [
      [app, socket],
      [socket, app],
    ])
      one.on('error', () => other.destroy());
  });

  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  return server;
}

/**
 * The cookies of a request, with Clerk's cookies as the faked Clerk would set them now.
 *
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {(request: Request) => Promise<Response>} frontendApi
 */
async function withSession({ host, cookie: cookies = '' }, frontendApi) {
  const others = cookies
    .split('; ')
    .filter((cookie) => cookie && !/^__(session|client)/.test(cookie));
  const answer = await frontendApi(new Request('http://127.0.0.1/__clerk/v1/client'));
  const { response: client } = await answer.json();
  const session = client?.sessions.find(({ id }) => id === client.last_active_session_id);
  const own = session ? [`__session=${tokenOf(session, `http://${host}`)}`, '__client_uat=1'] : [];
  return [...others, ...own].join('; ');
}

/**
 * A session token, with the name as a custom claim.
 *
 * @param {{ id: string, user: { id: string, first_name: string, last_name: string } }} session
 * @param {string} origin
 */
function tokenOf({ id, user }, origin) {
  const now = Math.floor(Date.now() / 1000);
  const signed = [
    { alg: 'RS256', cat: 'cl_B7d4PD111AAA', kid: KEY_ID, typ: 'JWT' },
    {
      ...{ iss: 'https://clerk.example.com', azp: origin },
      ...{ sub: user.id, sid: id, sts: 'active', v: 2, fva: [0, -1] },
      ...{ iat: now, nbf: now - 10, exp: now + LIFETIME_S },
      name: `${user.first_name} ${user.last_name}`,
    },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
}
