import { endsWell, inWords } from '../../tests/browser/situations/in-words.ts';
import { playSituation, type Report } from '../../tests/browser/situations/play-situation.ts';
import type { SceneStage } from '../../tests/browser/situations/scene.ts';
import { oneHook } from '../../tests/browser/situations/subjects.ts';
import type { TableEnding, TableRow } from '../support/truth-table.ts';
import { openScene } from './frame/open-scene.ts';
import { labOrder, labSituations } from './situations.ts';

/** How many situations run at the same time. Most of their time is waiting. */
const LANES = 16;

export interface TableRun {
  /** Resolves when every situation was played, or after a stop, when the running ones are over. */
  done: Promise<void>;
  stop(): void;
}

/**
 * Plays every situation of the table with both buttons, in hidden frames.
 *
 * @param host The element for the frames.
 * @param onRow Called with each situation when it is over, and its index in the table.
 */
export function runTable(
  host: HTMLElement,
  onRow: (row: TableRow, index: number) => void,
): TableRun {
  let next = 0;
  let isStopped = false;

  const lane = async () => {
    const clerks = stageIn(host);
    const own = stageIn(host);
    while (!isStopped) {
      const index = labOrder[next];
      const situation = index !== undefined && labSituations[index];
      if (!situation) return;
      next += 1;
      const [clerk, ours] = await Promise.all([
        playSituation(clerks, situation),
        playSituation(own, { ...situation, subject: oneHook }),
      ]);
      const { fault, target } = situation;
      onRow(
        { fault: fault.name, target: target.name, clerk: endingOf(clerk), ours: endingOf(ours) },
        index,
      );
    }
  };

  return {
    done: Promise.all(Array.from({ length: LANES }, lane)).then(() => host.replaceChildren()),
    stop: () => {
      isStopped = true;
    },
  };
}

function stageIn(host: HTMLElement): SceneStage {
  const place = host.appendChild(document.createElement('div'));
  return {
    play: async (options, run) => {
      const { scene, opened } = openScene(place, 'A situation of the table', options);
      try {
        return await run(await opened);
      } finally {
        scene.close();
      }
    },
  };
}

function endingOf(report: Report): TableEnding {
  return { endsWell: endsWell(report), text: inWords(report).join('; ') || (report.outcome ?? '') };
}
