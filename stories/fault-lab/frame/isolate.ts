/** The window of a frame of the same origin, with what its scripts find there. */
export type FrameWindow = Window & typeof globalThis;

/** What a document keeps in its browser. It outlives the document, as it does in a tab. */
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
 * Gives a frame what would otherwise be shared by every frame of one origin: cookies, storage, channels to other tabs,
 * locks. Its app believes that it is alone in its browser, and does not move.
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
  // An address that is not the frame's could not be loaded again.
  history.pushState = () => {};
  history.replaceState = () => {};
  // clerk-js swallows network errors in a browser that says it is automated. The page overrides it where it should be.
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
