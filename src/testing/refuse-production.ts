declare const process: { env: { NODE_ENV?: string } };

interface Options {
  allowInProduction?: boolean | undefined;
  /** The key of the fake itself, which its provider shows. */
  ownKey?: string;
}

/**
 * Throws where `process.env.NODE_ENV` is `production`, and on a page with a live publishable key: a fake Clerk in a
 * published app would let everybody in.
 *
 * @param name The function that refuses, for the message.
 */
export function refuseProduction(name: string, options: Options = {}): void {
  if (!options.allowInProduction && isProduction()) {
    throw new Error(
      `${name}: this is a fake for tests, and NODE_ENV is production. ` +
        'If that is intended, set allowInProduction: true.',
    );
  }
  refuseLiveKey(name, options);
}

/**
 * Throws on a page with a live publishable key. That also catches builds without `process.env.NODE_ENV`, and fakes that
 * run in production builds on purpose, as in a published Storybook.
 */
export function refuseLiveKey(
  name: string,
  { allowInProduction = false, ownKey }: Options = {},
): void {
  if (allowInProduction) return;
  const keys = keysOfPage().filter((key) => key !== ownKey);
  const host = keys.map(hostOf).find(isOfAnApp);
  if (host === undefined) return;
  throw new Error(
    `${name}: this is a fake for tests, and the page has the live publishable key of ${host}. ` +
      'Leave the fake out of what you publish, and give tests and stories the key of a development instance. ' +
      'If both are intended, set allowInProduction: true.',
  );
}

/**
 * Bundlers replace the text `process.env.NODE_ENV` and leave no `process`: a `typeof process` guard would switch the
 * check off in just the production bundle it is for.
 */
function isProduction(): boolean {
  try {
    return process.env.NODE_ENV === 'production';
  } catch {
    return false;
  }
}

/** Where clerk-js and the SDKs leave a key on the page. */
interface PageOfClerk {
  document?: Document;
  /** clerk-js, or the fake passed to a provider. */
  Clerk?: { publishableKey?: unknown; server?: { publishableKey?: unknown } };
  /** Every provider of a React SDK writes it before it loads clerk-js. */
  __clerk_publishable_key?: unknown;
}

/**
 * The publishable keys on the page, except that of a fake in a provider.
 *
 * @see clerk/javascript packages/shared/src/loadClerkJsScript.ts, packages/react/src/isomorphicClerk.ts and
 * packages/clerk-js/src/index.browser.ts
 */
function keysOfPage(): unknown[] {
  const page = globalThis as PageOfClerk;
  const attribute = 'data-clerk-publishable-key';
  const scripts = page.document?.querySelectorAll?.(`script[${attribute}]`) ?? [];
  return [
    ...Array.from(scripts, (script) => script.getAttribute(attribute)),
    page.__clerk_publishable_key,
    page.Clerk?.publishableKey,
  ].filter((key) => key !== page.Clerk?.server?.publishableKey);
}

/** The host of the Frontend API that a live key is for. */
function hostOf(key: unknown): string | undefined {
  const [, encoded = ''] = /^pk_live_(.+)/.exec(String(key)) ?? [];
  try {
    return /^(.+)\$$/.exec(atob(encoded))?.[1];
  } catch {
    return undefined;
  }
}

/** No app can be published on a reserved name, so a key with one belongs to a fake. */
function isOfAnApp(host: string | undefined): boolean {
  return (
    host !== undefined &&
    !/(^|\.)(example(\.(com|net|org))?|invalid|localhost|test)(:\d+)?$/.test(host)
  );
}
