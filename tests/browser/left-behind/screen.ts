import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '../engine/page.ts';

/** Milliseconds. Chromium never answers some requests for a picture of a page that is being replaced. */
const PICTURE_LIMIT_MS = 5_000;

/**
 * Whether a screenshot of a page has the color of private content.
 *
 * @param reader Another page, which decodes the picture.
 */
export async function isPrivateOnScreen(page: Page, reader: Page): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'screen-'));
  const path = join(folder, 'screen.png');
  try {
    await page.screenshot({ path, timeout: PICTURE_LIMIT_MS });
    return await reader.evaluate(findColor, readFileSync(path, 'base64'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function findColor(png: string): Promise<boolean> {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const { width, height } = image;
  const drawing = Object.assign(document.createElement('canvas'), { width, height }).getContext(
    '2d',
  );
  if (!drawing) throw new Error('The page cannot draw.');
  drawing.drawImage(image, 0, 0);
  const { data } = drawing.getImageData(0, 0, width, height);
  // Opaque, with all its red and blue, and no green.
  return new Uint32Array(data.buffer).includes(0xff_ff_00_ff);
}
