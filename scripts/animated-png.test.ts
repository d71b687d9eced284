import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { animatedPng, chunksOf } from './animated-png.ts';

const images = join(import.meta.dirname, '../docs/images');
const read = (name: string) => readFileSync(join(images, `${name}.png`));
const idle = read('sign-out-button-sizes-light');

describe('an animated PNG', () => {
  const png = animatedPng([
    { png: idle, seconds: 1 },
    { png: idle, seconds: 2.5 },
  ]);
  const chunks = chunksOf(png);

  it('is a PNG of the first picture, with another one behind it', () => {
    expect(chunks.map(({ type }) => type)).toEqual([
      'IHDR',
      'acTL',
      'fcTL',
      'IDAT',
      'fcTL',
      'fdAT',
      'IEND',
    ]);
    const pixels = chunksOf(idle).filter(({ type }) => type === 'IDAT');
    const expected = Buffer.concat(pixels.map(({ data }) => data));
    expect(chunks[3]?.data.equals(expected)).toBe(true);
    expect(chunks[5]?.data.subarray(4).equals(expected)).toBe(true);
  });

  it('counts its parts, and says how long each picture is shown', () => {
    const [, , first, , second, pixels] = chunks.map(({ data }) => data);
    expect([first, second, pixels].map((data) => data?.readUInt32BE(0))).toEqual([0, 1, 2]);
    const seconds = (data?: Buffer) =>
      Number(data?.readUInt16BE(20)) / Number(data?.readUInt16BE(22));
    expect([first, second].map(seconds)).toEqual([1, 2.5]);
  });

  it('refuses pictures of different sizes', () => {
    const other = read('device-sessions-light');

    expect(() =>
      animatedPng([
        { png: idle, seconds: 1 },
        { png: other, seconds: 1 },
      ]),
    ).toThrow(/size/);
  });
});

describe('the picture of the fault lab', () => {
  it.each(['light', 'dark'])('moves, stops by itself, and is small, %s', (colorScheme) => {
    const png = read(`fault-lab-${colorScheme}`);
    const animation = chunksOf(png).find(({ type }) => type === 'acTL')?.data;

    expect(animation?.readUInt32BE(0)).toBeGreaterThan(3);
    expect(animation?.readUInt32BE(4)).toBeGreaterThan(0);
    expect(png.length).toBeLessThan(500_000);
  });
});
