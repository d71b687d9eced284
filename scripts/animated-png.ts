import { crc32 } from 'node:zlib';

/** A picture as Chromium takes it, and how long it is shown. */
export interface Frame {
  png: Buffer;
  seconds: number;
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const PLAYS = 3;

/**
 * One animated PNG of pictures of one size. Their compressed pixels are taken as they are: what a frame has more than a
 * picture is twelve bytes around them. A viewer that knows no animation shows the first one.
 *
 * @see https://www.w3.org/TR/png-3/#apng-frame-based-animation
 */
export function animatedPng(frames: readonly Frame[]): Buffer {
  const pictures = frames.map(({ png, seconds }) => ({ chunks: chunksOf(png), seconds }));
  const [header] = pictures.map(({ chunks }) => dataOf(chunks, 'IHDR'));
  if (!header || pictures.some(({ chunks }) => !dataOf(chunks, 'IHDR').equals(header)))
    throw new Error('Every frame needs the size and the colors of the first one.');
  let sequence = 0;
  const numbered = (data: Buffer) => Buffer.concat([uint32(sequence++), data]);
  const parts = pictures.flatMap(({ chunks, seconds }, index) => {
    const size = header.subarray(0, 8);
    const milliseconds = Buffer.alloc(4);
    milliseconds.writeUInt16BE(Math.round(seconds * 1_000), 0);
    milliseconds.writeUInt16BE(1_000, 2);
    const place = Buffer.alloc(8);
    const control = numbered(Buffer.concat([size, place, milliseconds, Buffer.alloc(2)]));
    const pixels = dataOf(chunks, 'IDAT');
    return [
      chunk('fcTL', control),
      index === 0 ? chunk('IDAT', pixels) : chunk('fdAT', numbered(pixels)),
    ];
  });
  const animation = Buffer.concat([uint32(frames.length), uint32(PLAYS)]);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('acTL', animation),
    ...parts,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export interface Chunk {
  type: string;
  data: Buffer;
}

/** The parts that a PNG is made of. */
export function chunksOf(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

function dataOf(chunks: readonly Chunk[], wanted: string): Buffer {
  return Buffer.concat(chunks.filter(({ type }) => type === wanted).map(({ data }) => data));
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([uint32(data.length), named, uint32(crc32(named))]);
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
}
