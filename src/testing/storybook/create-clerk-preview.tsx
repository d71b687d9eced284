import { StrictMode } from 'react';
import { createFakeClerk } from '../fake-clerk/create-fake-clerk.ts';
import { states } from '../fake-clerk/states.ts';
import type { FakeClerk, FakeClerkOptions } from '../fake-clerk/types.ts';
import { type Lift, presets } from '../frontend-api/presets.ts';
import { refuseLiveKey } from '../refuse-production.ts';
import { createToolbar } from './toolbar.ts';
import type {
  ClerkParameters,
  ClerkPreview,
  ClerkPreviewOptions,
  StoryAccounts,
  StoryContext,
  StoryNetwork,
  StorySettings,
} from './types.ts';

/** The fake of one canvas. It is kept while the story is mounted with the same accounts and latency. */
interface CanvasClerk {
  key: string;
  clerk: FakeClerk;
  network: StoryNetwork;
  lift: Lift;
}

const COMPACT_SPACING = '0.75rem';

/**
 * Creates preview annotations for Storybook. Every story is rendered in your `<ClerkProvider>` with its own fake Clerk.
 * A toolbar sets who is signed in, the network, the latency, the language, the direction, the color scheme, the density
 * and StrictMode, for any story.
 *
 * Runs in a production build, but not on a page with a live publishable key, unless `allowInProduction` is set.
 *
 * A story sets up its fake with `parameters.clerk`; in a play function, `clerkOf(context)` returns it. The fake starts
 * loaded, and navigations do not leave the story.
 *
 * @example In .storybook/preview.tsx, with the provider of the app's SDK
 * export default { ...createClerkPreview({ ClerkProvider }) } satisfies Preview;
 *
 * @example In a story
 * export const Refused: Story = {
 *   parameters: clerkParameters({ prepare: (clerk) => clerk.reject('signOut', { status: 500 }) }),
 * };
 */
export function createClerkPreview(options: ClerkPreviewOptions = {}): ClerkPreview {
  const { ClerkProvider, generation = 'core-3', Wrapper } = options;
  const { locales = { en: { title: 'English' } } } = options;
  // A built Storybook has `NODE_ENV` `production`, but is not a production app.
  const refuse = () => refuseLiveKey('createClerkPreview', options);
  refuse();
  const canvases = new Map<unknown, CanvasClerk>();

  const leave = (canvas: CanvasClerk) => {
    canvas.lift();
    canvas.clerk.online();
  };

  /** Stories share a page, and so the lock of a sign-out: one without an answer would hold up the next story's. */
  const discard = (canvas: CanvasClerk) => {
    leave(canvas);
    canvas.clerk.server.clearFaults();
    canvas.clerk.server.releaseHangs();
  };

  /** Storybook also runs its loaders when an arg changes: the story keeps its fake then. */
  const clerkFor = (context: StoryContext): CanvasClerk => {
    const accounts = globalOf<StoryAccounts>(context, 'clerkAccounts', 'story');
    const latency = globalOf(context, 'clerkLatency', 'story');
    const key = JSON.stringify([context.id, accounts, latency]);

    const known = canvases.get(context.canvasElement);
    if (known?.key === key) return known;
    if (known) discard(known);

    const world = worldOf(parametersOf(context), accounts);
    const clerk = createFakeClerk({
      ...world,
      ...(latency !== 'story' && { latencyMs: Number(latency) }),
      generation,
      loaded: !['loading', 'error'].includes(world.status ?? 'ready'),
      loadOptions: { ...routers, ...providerPropsOf(context), ...world.loadOptions },
      // `refuse` has already checked the page.
      allowInProduction: true,
    });
    parametersOf(context).prepare?.(clerk);
    const canvas: CanvasClerk = { key, clerk, network: 'online', lift: () => {} };
    canvases.set(context.canvasElement, canvas);
    return canvas;
  };

  const setNetwork = (canvas: CanvasClerk, network: StoryNetwork) => {
    if (canvas.network === network) return;
    leave(canvas);
    canvas.network = network;
    canvas.lift = network === 'online' ? () => {} : presets[network](canvas.clerk.server);
    if (network === 'offline') canvas.clerk.offline();
  };

  const providerPropsOf = (context: StoryContext): Record<string, unknown> => ({
    ...options.providerProps,
    ...parametersOf(context).providerProps,
  });

  const settingsOf = (context: StoryContext): StorySettings => {
    const locale = globalOf(context, 'locale', Object.keys(locales)[0] ?? 'en');
    const { localization, direction: ownDirection = 'ltr' } = locales[locale] ?? {};
    const direction = globalOf<'auto' | 'ltr' | 'rtl'>(context, 'direction', 'auto');
    return {
      locale,
      localization,
      direction: direction === 'auto' ? ownDirection : direction,
      colorScheme: globalOf(context, 'colorScheme', 'light dark'),
      density: globalOf(context, 'density', 'comfortable'),
    };
  };

  return {
    ...createToolbar(locales),

    loaders: [
      async (context) => {
        refuse();
        applyToPage(settingsOf(context));
        const canvas = clerkFor(context);
        setNetwork(canvas, globalOf<StoryNetwork>(context, 'clerkNetwork', 'online'));
        return { clerk: canvas.clerk };
      },
    ],

    // The cleanup runs when the story is removed or restarted.
    beforeEach: ({ canvasElement }) => {
      return () => {
        const canvas = canvases.get(canvasElement);
        if (canvas) discard(canvas);
        canvases.delete(canvasElement);
      };
    },

    decorators: [
      (Story, context) => {
        const settings = settingsOf(context);
        const clerk = clerkOf(context);
        let story = <Story />;
        if (Wrapper) story = <Wrapper {...settings}>{story}</Wrapper>;
        if (ClerkProvider) {
          story = (
            <ClerkProvider
              key={canvases.get(context.canvasElement)?.key}
              {...routers}
              {...(settings.localization && { localization: settings.localization })}
              {...providerPropsOf(context)}
              {...clerk.providerProps}
            >
              {story}
            </ClerkProvider>
          );
        }
        return globalOf(context, 'strictMode', 'on') === 'on' ? (
          <StrictMode>{story}</StrictMode>
        ) : (
          story
        );
      },
    ],
  };
}

/**
 * The fake Clerk of a story, from the context of its play function, decorators or render function.
 *
 * @example play: async (context) => expect(clerkOf(context).server.snapshot().signedInSessionIds).toEqual([])
 * @throws `Error` where the story has no `createClerkPreview` above it.
 */
export function clerkOf({ loaded }: Pick<StoryContext, 'loaded'>): FakeClerk {
  const clerk = loaded['clerk'] as FakeClerk | undefined;
  if (!clerk) {
    throw new Error('clerkOf: the story has no fake Clerk; is createClerkPreview in the preview?');
  }
  return clerk;
}

/**
 * Types the `parameters` of a story.
 *
 * In a meta with a doc comment, spread them: Storybook writes the comment into `parameters`, and replaces anything there
 * that is not an object literal.
 *
 * @example parameters: { ...clerkParameters({ sessions: [{ id: 'sess_ada' }] }) }
 */
export function clerkParameters(parameters: ClerkParameters): { clerk: ClerkParameters } {
  return { clerk: parameters };
}

/** A story must not leave its page: what Clerk would navigate to is in `clerk.navigations`. */
const routers = { routerPush: () => undefined, routerReplace: () => undefined };

function parametersOf({ parameters }: StoryContext): ClerkParameters {
  return (parameters['clerk'] ?? {}) as ClerkParameters;
}

function globalOf<Value extends string>(
  { globals }: StoryContext,
  name: string,
  otherwise: NoInfer<Value>,
): Value {
  return (globals[name] ?? otherwise) as Value;
}

/** The story's own options, or those options with the accounts of the toolbar. */
function worldOf(parameters: ClerkParameters, accounts: StoryAccounts): FakeClerkOptions {
  const { prepare: _prepare, providerProps: _providerProps, ...own } = parameters;
  if (accounts === 'story') return own;
  const { sessions: _sessions, status: _status, lastActiveSessionId: _last, ...others } = own;
  const { frontendApi: _frontendApi, devices = [], ...world } = others;
  return {
    ...world,
    // A device without a user belongs to the active user.
    devices: accounts === 'signedOut' ? [] : devices,
    ...states[accounts],
  };
}

/**
 * Set on the page, not on an element around the story, because menus and dialogs can be elsewhere in the page. Set before
 * the story renders, because a menu reads the direction when it mounts, before the effects of its parents.
 */
function applyToPage({ locale, direction, colorScheme, density }: StorySettings): void {
  const { documentElement: page } = document;
  page.lang = locale;
  page.dir = direction;
  page.style.colorScheme = colorScheme;
  page.dataset['density'] = density;
  if (density === 'compact') page.style.setProperty('--clerk-spacing', COMPACT_SPACING);
  else page.style.removeProperty('--clerk-spacing');
}
