import { expect, it, vi } from 'vitest';
import { createFrontendApi } from './create-frontend-api.ts';
import { createRouteHandler, type PlaywrightRoute } from './route-handler.ts';

function routeOf(
  url: string,
  {
    method = 'GET',
    body = null as string | null,
    evaluate = async (): Promise<unknown> => true,
  } = {},
) {
  return {
    request: () => ({
      method: () => method,
      url: () => url,
      headers: () => ({ origin: 'https://app.example.com' }),
      postData: () => body,
      frame: () => ({ evaluate }),
    }),
    fulfill: vi.fn<PlaywrightRoute['fulfill']>(async () => undefined),
    abort: vi.fn<PlaywrightRoute['abort']>(async () => undefined),
  };
}

const client = 'https://clerk.example.com/v1/client';

it('fulfils a route with the answer for the requesting origin', async () => {
  const route = routeOf(client);
  await createRouteHandler(createFrontendApi())(route);
  const [answer] = route.fulfill.mock.calls[0] ?? [];
  expect(answer).toMatchObject({
    status: 200,
    headers: { 'access-control-allow-origin': 'https://app.example.com' },
  });
  expect(answer?.body).toContain('sess_a');
});

it('reads the body, and sends none if the answer has none', async () => {
  const frontendApi = createFrontendApi({ requireReverification: true });
  const handle = createRouteHandler(frontendApi);
  const verify = `${client}/sessions/sess_a/verify`;
  await handle(routeOf(verify, { method: 'POST' }));
  const prepared = routeOf(`${verify}/prepare_first_factor`, {
    method: 'POST',
    body: 'strategy=email_code',
  });
  await handle(prepared);
  expect(prepared.fulfill.mock.calls[0]?.[0].status).toBe(200);

  const preflight = routeOf(client, { method: 'OPTIONS' });
  await handle(preflight);
  expect(preflight.fulfill.mock.calls[0]?.[0]).not.toHaveProperty('body');
});

it('aborts a route whose connection breaks, and lets a mistake through', async () => {
  const frontendApi = createFrontendApi();
  const lift = frontendApi.fault({ kind: 'reset' });
  const route = routeOf(client);
  await createRouteHandler(frontendApi)(route);
  expect(route.abort).toHaveBeenCalledWith('connectionfailed');
  lift();

  frontendApi.fault({
    kind: 'hang',
    onStrike: () => {
      throw new Error('Mistake in a test');
    },
  });
  await expect(createRouteHandler(frontendApi)(routeOf(client))).rejects.toThrow('Mistake');
});

it('answers nothing while the page is offline', async () => {
  const frontendApi = createFrontendApi();
  const route = routeOf(client, { evaluate: async () => false });
  await createRouteHandler(frontendApi)(route);
  expect(route.abort).toHaveBeenCalledWith('internetdisconnected');
  expect(frontendApi.log).toEqual([]);
});

it('answers a page of which it cannot tell whether it is offline', async () => {
  const route = routeOf(client, {
    evaluate: () => Promise.reject(new Error('The page is closed')),
  });
  await createRouteHandler(createFrontendApi())(route);
  expect(route.fulfill).toHaveBeenCalled();
});
