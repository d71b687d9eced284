import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createFrontendApi } from './create-frontend-api.ts';
import { createHandlers } from './handlers.ts';

const server = setupServer();

const serve = (...handlers: Parameters<typeof setupServer>) => {
  server.use(...handlers);
};

beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
});

afterEach(() => {
  server.resetHandlers();
});

afterAll(() => {
  server.close();
});

const CLIENT = 'https://clerk.example.com/v1/client?_clerk_js_version=6.40.0';

describe('createHandlers', () => {
  it('answers fetch at the host of the fake', async () => {
    const frontendApi = createFrontendApi();
    serve(...createHandlers(frontendApi));
    const response = await fetch(CLIENT, { credentials: 'include' });
    expect(await response.json()).toMatchObject({ response: { object: 'client' } });
    await fetch('https://clerk.example.com/v1/client/sessions?_method=DELETE', { method: 'POST' });
    expect(frontendApi.snapshot().signedInSessionIds).toEqual([]);
  });

  it('answers nothing while the page is offline', async () => {
    const frontendApi = createFrontendApi();
    serve(...createHandlers(frontendApi));
    vi.stubGlobal('navigator', { onLine: false });
    await expect(fetch(CLIENT)).rejects.toThrow(TypeError);
    vi.unstubAllGlobals();
    expect(frontendApi.log).toEqual([]);
  });

  it('answers the path of a proxy at any origin', async () => {
    const frontendApi = createFrontendApi();
    serve(...createHandlers(frontendApi));
    const response = await fetch('http://localhost:3000/__clerk/v1/environment');
    expect(await response.json()).toMatchObject({ object: 'environment' });
    expect(frontendApi.log[0]?.path).toBe('/v1/environment');
  });

  it('answers only the given proxy path', async () => {
    const elsewhere = http.all('*', () => HttpResponse.text('elsewhere'));
    serve(...createHandlers(createFrontendApi(), { proxyPath: '/auth/clerk.api' }), elsewhere);
    const text = async (url: string) => (await fetch(url)).text();
    expect(await text('http://localhost/auth/clerk.api/v1/client')).toContain('"client_1"');
    expect(await text('http://localhost/auth/clerkXapi/v1/client')).toBe('elsewhere');
    expect(await text('http://localhost/__clerk/v1/client')).toBe('elsewhere');
    expect(await text('https://clerk.example.com/v2/client')).toBe('elsewhere');
    expect(await text('https://clerk.example.com.evil.test/v1/client')).toBe('elsewhere');
  });

  it('answers no proxy path with false', () => {
    expect(createHandlers(createFrontendApi(), { proxyPath: false })).toHaveLength(1);
  });

  it.each(['__clerk', '/', '/__clerk/', 'https://app.example.com/__clerk'])(
    'refuses %s as a proxy path',
    (proxyPath) => {
      expect(() => createHandlers(createFrontendApi(), { proxyPath })).toThrow(/proxyPath must be/);
    },
  );

  it('serves two fakes at two hosts', async () => {
    const one = createFrontendApi();
    const other = createFrontendApi({ host: 'clerk.other.test' });
    serve(...createHandlers(one), ...createHandlers(other));
    await fetch('https://clerk.other.test/v1/client');
    expect([one.log.length, other.log.length]).toEqual([0, 1]);
  });

  it('leaves other hosts to onUnhandledFrame', async () => {
    const frontendApi = createFrontendApi();
    serve(...createHandlers(frontendApi));
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await expect(fetch('https://clerk.other.test/v1/client')).rejects.toThrow();
    expect(complaint.mock.calls.join()).toContain('without a matching request handler');
    expect(frontendApi.log).toEqual([]);
  });

  it('turns a broken connection into a network error', async () => {
    const frontendApi = createFrontendApi();
    serve(...createHandlers(frontendApi));
    frontendApi.fault({ kind: 'reset', times: 1 });
    await expect(fetch(CLIENT)).rejects.toBeInstanceOf(TypeError);
    expect(frontendApi.log[0]?.outcome).toBe('reset');
    expect((await fetch(CLIENT)).status).toBe(200);
  });

  it('passes the abort of a hanging request on', async () => {
    const frontendApi = createFrontendApi();
    serve(...createHandlers(frontendApi));
    frontendApi.fault({ kind: 'hang' });
    const controller = new AbortController();
    const answer = fetch(CLIENT, { signal: controller.signal });
    const rejected = expect(answer).rejects.toThrow(/abort/i);
    await expect.poll(() => frontendApi.log).toHaveLength(1);
    controller.abort();
    await rejected;
    await expect.poll(() => frontendApi.log[0]?.outcome).toBe('aborted');
  });

  it('does not turn a mistake in a test into a network error', async () => {
    const frontendApi = createFrontendApi();
    serve(...createHandlers(frontendApi));
    const mistake = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    frontendApi.fault({
      kind: 'reset',
      onStrike: () => {
        throw new Error('Mistake in a test');
      },
    });
    expect((await fetch(CLIENT)).status).toBe(500);
    expect(mistake).toHaveBeenCalled();
  });
});
