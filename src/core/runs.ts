import { endsSession, type Run, sessionIdOf } from './run.ts';
import { endsEverySession, keyOf, type SignOutTarget } from './target.ts';

/**
 * Decides which run a call joins, and which runs wait, are absorbed or are superseded. Runs that end sessions of this
 * browser take turns.
 */
export interface Runs {
  add(run: Run): void;
  /** The oldest run that ends this target too and that a new call may join. */
  findCovering(
    target: SignOutTarget,
    current: string | null,
    isJoinable: (run: Run) => boolean,
  ): Run | undefined;
  /**
   * `true` when it is the run's turn. Otherwise resolves to `true` once it is, or to `false` if the run is aborted first. A
   * run for every session absorbs the queued runs that it makes redundant: they get its result.
   */
  takeTurn(run: Run): true | Promise<boolean>;
  /** The server has ended the run's sessions: other runs must ignore late answers about them. */
  confirm(run: Run): void;
  /** Whether a newer run ends the same sessions, so that this run must ignore a late answer. */
  isSuperseded(run: Run): boolean;
  /** Lets no further call join the run. */
  retire(run: Run): void;
  /** Gives the turn to the next run, if this one had it. */
  passTurn(run: Run): void;
  /** Notes that an answer for the run can still come, until the promise settles. */
  expectLateAnswer(run: Run, answer: Promise<unknown>): void;
}

interface Queued {
  run: Run;
  grant(hasTurn: boolean): void;
}

/** @param onAbsorbed Called for each absorbed run, with the run that absorbs it. */
export function createRuns(onAbsorbed: (absorbed: Run, by: Run) => void): Runs {
  /** The runs that have no result yet, oldest first. */
  const active = new Set<Run>();
  /** The runs that wait for their turn. */
  let queue: Queued[] = [];
  let current: Run | undefined;
  /** The runs for which an answer can still come. */
  const late = new Map<Run, { isSuperseded: boolean }>();

  const leaveQueue = (run: Run) => {
    queue = queue.filter((queued) => queued.run !== run);
  };
  const absorbInto = (run: Run) => {
    for (const { run: other } of queue) {
      if (endsEverySession(other.target)) continue;
      leaveQueue(other);
      active.delete(other);
      other.settle(run.result);
      onAbsorbed(other, run);
    }
  };

  return {
    add: (run) => active.add(run),
    findCovering: (target, currentId, isJoinable) => {
      const sessionId = sessionIdOf(target, currentId);
      return [...active].find(
        (run) =>
          isJoinable(run) &&
          (run.keys.has(keyOf(target)) ||
            (sessionId !== undefined && endsSession(run, sessionId, currentId))),
      );
    },
    takeTurn: (run) => {
      if (!current) {
        current = run;
        return true;
      }
      if (endsEverySession(run.target)) absorbInto(run);
      return new Promise((grant) => {
        queue.push({ run, grant });
        run.signal.addEventListener('abort', () => {
          leaveQueue(run);
          grant(false);
        });
      });
    },
    confirm: (run) => {
      for (const [other, answer] of late)
        if (other !== run && overlap(run, other)) answer.isSuperseded = true;
    },
    isSuperseded: (run) =>
      late.get(run)?.isSuperseded === true ||
      (current !== undefined && current !== run && overlap(run, current)),
    retire: (run) => active.delete(run),
    passTurn: (run) => {
      if (current !== run) return;
      const next = queue.shift();
      current = next?.run;
      next?.grant(true);
    },
    expectLateAnswer: (run, answer) => {
      late.set(run, { isSuperseded: false });
      const forget = () => late.delete(run);
      answer.then(forget, forget);
    },
  };
}

function overlap(one: Run, other: Run): boolean {
  return one.sessionIds.some((id) => other.sessionIds.includes(id));
}
