import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChunkShelf, MomentChunk } from '../app/training-log.ts';
import { bytesOf } from './array-tree.ts';

/** Chunks of a log as files, one per chunk: the columns one after the other, the widest first. */
export function chunkFiles(folder: string): ChunkShelf {
  mkdirSync(folder, { recursive: true });
  const names = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.chunk'))
      .sort();
  return {
    put({ starts, rows, at, kinds, stores }) {
      const head = Int32Array.of(starts.length, rows.length);
      const bytes = [head, at, starts, rows, stores, kinds].map((array) => bytesOf(array));
      writeFileSync(join(folder, `${String(names().length).padStart(6, '0')}.chunk`), Buffer.concat(bytes));
    },
    *chunks() {
      for (const name of names()) yield chunkFrom(readFileSync(join(folder, name)));
    },
  };
}

const HEAD_BYTES = 8;

function chunkFrom(bytes: Buffer): MomentChunk {
  // A copy would begin at 0; a large file is read into a buffer of its own, which does so already.
  const { buffer } = bytes.byteOffset === 0 ? bytes : new Uint8Array(bytes);
  const [members, moments] = new Int32Array(buffer, 0, 2) as unknown as [number, number];
  let next = HEAD_BYTES;
  const part = <Part>(
    Kind: { new (buffer: ArrayBufferLike, at: number, length: number): Part; BYTES_PER_ELEMENT: number },
    length: number,
  ): Part => {
    const at = next;
    next += length * Kind.BYTES_PER_ELEMENT;
    return new Kind(buffer, at, length);
  };
  return {
    at: part(Float64Array, moments),
    starts: part(Int32Array, members),
    rows: part(Int32Array, moments),
    stores: part(Uint16Array, moments),
    kinds: part(Uint8Array, moments),
  };
}
