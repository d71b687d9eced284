const { readFile } = require('node:fs/promises');
const { basename, dirname, join } = require('node:path');
const { createFrontendApi, createNodeListener } = require('clerk-sign-out/msw');

// Resolved from `@clerk/expo`, because an app does not depend on clerk-js itself.
const clerkJs = dirname(
  require.resolve('@clerk/clerk-js', { paths: [dirname(require.resolve('@clerk/expo'))] }),
);

/**
 * A middleware that serves a faked Frontend API with two accounts at `/__clerk`, and clerk-js at `/clerk-js`.
 *
 * @returns {(request: import('http').IncomingMessage, response: import('http').ServerResponse, next: () => void) => void}
 */
exports.createFakedClerk = () => {
  const answer = createNodeListener(
    createFrontendApi({
      allowInProduction: true,
      sessions: [
        { id: 'sess_ada', firstName: 'Ada', lastName: 'Lovelace', identifier: 'ada@example.com' },
        {
          id: 'sess_grace',
          firstName: 'Grace',
          lastName: 'Hopper',
          identifier: 'grace@example.com',
        },
      ],
    }),
  );
  return async (request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname.startsWith('/__clerk/')) return answer(request, response);
    if (!pathname.startsWith('/clerk-js/')) return next();
    const script = await readFile(join(clerkJs, basename(pathname))).catch(() => undefined);
    response.writeHead(script ? 200 : 404, { 'content-type': 'text/javascript' }).end(script);
  };
};
