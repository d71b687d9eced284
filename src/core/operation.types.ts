import type { SignOutError } from './errors.ts';
import type { Ports } from './ports.ts';
import type { Recovery } from './recovery.ts';
import type { Run } from './run.ts';
import type { Runs } from './runs.ts';
import type { Sessions } from './sessions.ts';
import type { SignOutCallbacks } from './sign-out-callbacks.ts';
import type { SignOutEvent } from './transition.ts';

/** A run, and everything that its steps use. No step writes to it. */
export interface Operation extends Ports {
  readonly run: Run;
  readonly runs: Runs;
  readonly sessions: Sessions;
  readonly recovery: Recovery;
  readonly callbacks: SignOutCallbacks;
  readonly emit: (event: SignOutEvent) => void;
  /** Why other devices are still signed in. Set when this browser is signed out anyway. */
  readonly devicesError?: SignOutError;
}
