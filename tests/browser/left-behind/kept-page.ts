import { vi } from 'vitest';
import type { Scene, Stage } from '../harness/stage.ts';
import type { SceneOptions } from '../situations/scene.ts';

/** The browser has loaded a page again instead of keeping it. */
export class PageNotKept extends Error {
  constructor(options?: ErrorOptions) {
    super('The browser has not kept the page.', options);
  }
}

/** A page that does not say in this time that it was restored was not kept. */
const RESTORED_WITHIN_MS = 8_000;

/** Waits until something is true of a kept page. */
export async function waitForKeptPage(check: () => Promise<void>): Promise<void> {
  await vi.waitFor(check, { timeout: RESTORED_WITHIN_MS }).catch((cause) => {
    throw new PageNotKept({ cause });
  });
}

/**
 * Plays a scene in which the browser keeps a page. A browser that is short of time or memory does not, which is another
 * case, so the scene is played again then. It fails if the browser never keeps the page.
 */
export async function playWithKeptPage<Value>(
  stage: Stage,
  options: SceneOptions,
  run: (scene: Scene) => Promise<Value>,
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await stage.play(options, run);
    } catch (error) {
      if (!(error instanceof PageNotKept) || attempt === 3) throw error;
    }
  }
}
