import { storeEndedSessions } from '../browser/ended-sessions.ts';
import { createNetwork } from '../browser/network.ts';
import { createTabChannel, type TabChannel } from '../browser/tabs.ts';
import { attempt } from '../core/attempt.ts';
import { assertOption } from '../core/options.ts';
import type { ClerkGateway, Network } from '../core/ports.ts';
import { createRecovery, type Recovery } from '../core/recovery.ts';
import { createSessions, type Sessions } from '../core/sessions.ts';
import { createSignOutCallbacks, type SignOutCallbacks } from '../core/sign-out-callbacks.ts';
import { createClerkGateway } from './clerk-gateway.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { clerkJsOf } from './clerk-js-of.ts';
import { revalidateLoaders } from './fetched-pages.ts';
import { verifyPageLoadedByBack, verifyRestoredPages } from './restored-page.ts';

/** What this package keeps for one Clerk instance: who is signed in, and the parts in use. */
export interface Connection {
  readonly instance: ClerkInstance;
  readonly clerk: ClerkGateway;
  readonly network: Network;
  readonly tabs: TabChannel;
  readonly sessions: Sessions;
  readonly recovery: Recovery;
  readonly callbacks: SignOutCallbacks;
  /** Follows Clerk, the other tabs and restored pages from now on. Further calls do nothing. */
  listen(): void;
  /** Returns the one part that a function creates, on first use: apps do not bundle the parts that they do not use. */
  part<Part>(create: (connection: Connection) => Part): Part;
}

/** By clerk-js instance, and by each wrapper of it. */
const connections = new WeakMap<ClerkInstance, Connection>();
/** The wrappers whose clerk-js instance is not known yet. On a server they are not kept. */
const unlinked = new Set<ClerkInstance>();

/**
 * The connection of a clerk-js instance. Every component and every entry of this package shares it, whether they use the
 * wrapper of an SDK or `window.Clerk`.
 *
 * @throws {TypeError} when it is not a Clerk instance.
 */
export function getConnection(clerk: ClerkInstance): Connection {
  // The class itself, and `window.Clerk` before its script has run, are the usual mistakes.
  assertOption(typeof clerk?.addListener === 'function', 'clerk');
  const clerkJs = clerkJsOf(clerk);
  const connection = findConnection(clerk, clerkJs) ?? connect(clerk);
  connections.set(clerk, connection);
  if (clerkJs) {
    connections.set(clerkJs, connection);
    unlinked.delete(clerk);
  } else if (typeof window !== 'undefined') unlinked.add(clerk);
  return connection;
}

function findConnection(
  clerk: ClerkInstance,
  clerkJs: ClerkInstance | undefined,
): Connection | undefined {
  if (!clerkJs) return connections.get(clerk);
  const known = connections.get(clerkJs) ?? connections.get(clerk);
  if (known) return known;
  const wrapper = [...unlinked].find((other) => clerkJsOf(other) === clerkJs);
  return wrapper && connections.get(wrapper);
}

/** Has no side effects, so that a render on the server or a discarded render leaves no trace. */
function connect(instance: ClerkInstance): Connection {
  const network = createNetwork();
  const tabs = createTabChannel();
  const clerk = createClerkGateway(instance, network);
  const sessions = createSessions(clerk);
  const recovery = createRecovery({ clerk, network }, sessions);
  const callbacks = createSignOutCallbacks(sessions);
  const parts = new Map<unknown, unknown>();
  let isListening = false;

  const connection: Connection = {
    instance,
    clerk,
    network,
    tabs,
    sessions,
    recovery,
    callbacks,
    listen: () => {
      if (isListening || typeof window === 'undefined') return;
      isListening = true;
      attempt(() => verifyPageLoadedByBack(sessions, recovery));
      instance.addListener(sessions.compare);
      callbacks.subscribe(({ reason }) => {
        if (reason === 'elsewhere') revalidateLoaders();
      });
      sessions.subscribe(({ ended }) => {
        if (ended.length > 0) storeEndedSessions(ended.map(({ id }) => id));
      });
      attempt(() => verifyRestoredPages(instance, sessions, recovery));
      tabs.listen(() => void recovery.refreshUntilAnswered());
    },
    part: (create) => {
      if (!parts.has(create)) parts.set(create, create(connection));
      return parts.get(create) as ReturnType<typeof create>;
    },
  };
  return connection;
}
