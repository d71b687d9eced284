/** The window of a frame of the same origin, with its globals. */
export type FrameWindow = Window & typeof globalThis;

/** The browser data of a document. It outlives the document, as in a tab. */
export interface Profile {
  /** Different for each frame. */
  name: string;
  cookies: Map<string, string>;
  localStorage: Storage;
  sessionStorage: Storage;
}

export function createProfile(name: string): Profile {
  return {
    name,
    cookies: new Map(),
    localStorage: createStorage(),
    sessionStorage: createStorage(),
  };
}

/**
 * Gives a frame separate cookies, storage, channels to other tabs and locks, which frames of one origin would share. Its
 * app behaves as if it were alone in its browser, and never changes its URL.
 */
export function isolate(frame: FrameWindow, profile: Profile): void {
  const { document, navigator, BroadcastChannel, history } = frame;
  const { locks } = navigator;
  const own = (name: string) => `${profile.name} ${name}`;

  define(frame, 'localStorage', () => profile.localStorage);
  define(frame, 'sessionStorage', () => profile.sessionStorage);
  Object.defineProperty(document, 'cookie', {
    configurable: true,
    get: () => [...profile.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    set: (cookie: string) => setCookie(profile.cookies, cookie),
  });
  frame.BroadcastChannel = class extends BroadcastChannel {
    constructor(name: string) {
      super(own(name));
    }
  };
  define(navigator, 'locks', () => ({
    request: (name: string, ...others: [never]) => locks.request(own(name), ...others),
    query: () => locks.query(),
  }));
  // The frame could not be reloaded at another URL.
  history.pushState = () => {};
  history.replaceState = () => {};
  // In an automated browser, clerk-js swallows network errors. The page overrides this where a situation needs it.
  define(frame.Navigator.prototype, 'webdriver', () => false);
}

export function define(target: object, name: string, get: () => unknown): void {
  Object.defineProperty(target, name, { configurable: true, get });
}

function setCookie(cookies: Map<string, string>, cookie: string): void {
  const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim());
  const end = pair.indexOf('=');
  const name = pair.slice(0, end);
  const expires = attributes.find((each) => /^expires=/i.test(each))?.slice('expires='.length);
  const maxAge = attributes.find((each) => /^max-age=/i.test(each))?.slice('max-age='.length);
  const isOver =
    maxAge === undefined
      ? expires !== undefined && Date.parse(expires) <= Date.now()
      : Number(maxAge) <= 0;
  if (isOver) cookies.delete(name);
  else cookies.set(name, pair.slice(end + 1));
}

function createStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, String(value)),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}
