// node benchmarks/frame-residue.ts: sends marked frames to a server of its own and looks where the mark is left.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { foreignConnections } from '../test/support/connections.ts';
import { portraitImage } from '../test/support/portrait.ts';
import { openBenchShop } from './support/bench-shop.ts';
import { beginFitting } from './support/fitting.ts';

const FRAMES = 40;
const NOTICE_MS = 200;
const CHUNK_BYTES = 16 * 1024 * 1024;
const BLOCK_PX = 16;
const HOLDER = fileURLToPath(new URL('./support/held-picture.ts', import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Mark {
  /** As a comment in the JPEG: survives nothing but a copy of the uploaded bytes. */
  readonly comment: Buffer;
  /** A row of noise in the pixels, as the decoder gives it back: RGB, and RGBA as the tracker sees it. */
  readonly rgba: Buffer;
}

const { jpeg, mark } = await markedFrame();
await tellControl(jpeg, mark);
const shop = await openBenchShop({ prepare: async () => {} });
try {
  const { sessionId, headers, leave } = await beginFitting(shop.url, '水印', []);
  const frames = `${shop.url}/v1/tryon/sessions/${sessionId}/frames`;
  const peers = new Set<string>();
  for (let n = 0; n < FRAMES; n += 1) {
    const answer = await fetch(frames, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'image/jpeg' },
      body: new Uint8Array(jpeg),
    });
    const { status } = (await answer.json()) as { status: string };
    if (status !== 'ok') throw new Error(`frame ${n}: ${status}`);
    for (const peer of foreignConnections(shop.pid)) peers.add(peer);
  }
  tell('after the last answer', shop, mark);
  // The search blocks for seconds; the connection that ran out meanwhile has to be noticed before it is used again.
  await sleep(NOTICE_MS);
  await leave();
  tell('after the session', shop, mark);
  say(`connections of the server to other machines while frames came: ${[...peers].join(' ') || 'none'}`);
} finally {
  await shop.stop();
}

/** The same search in a process that holds the decoded picture on purpose: nothing found there would say nothing here. */
async function tellControl(jpeg: Buffer, mark: Mark): Promise<void> {
  const holder = spawn(process.execPath, ['--no-warnings', HOLDER], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    holder.stdin.end(jpeg);
    await once(holder.stdout, 'data');
    const { rgba } = inMemory(holder.pid ?? 0, mark);
    if (rgba === 0) throw new Error('the search does not find a picture that is there');
    say(`control, a process that holds the picture: ${rgba} × decoded pixels`);
  } finally {
    holder.kill();
  }
}

function tell(when: string, { pid, stateDir }: { pid: number; stateDir: string }, mark: Mark): void {
  const forms = [
    mark.comment,
    Buffer.from(mark.comment.toString('hex')),
    Buffer.from(mark.comment.toString('base64')),
  ];
  const files = readdirSync(stateDir, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  const onDisk = files.filter(({ parentPath, name }) => {
    const content = readFileSync(join(parentPath, name));
    return [...forms, mark.rgba].some((form) => content.includes(form));
  });
  const { comment, rgba, searchedMiB } = inMemory(pid, mark);
  say(
    `${when}: ${onDisk.length} of ${files.length} files; process memory (${searchedMiB} MiB): ${comment} × uploaded bytes, ${rgba} × decoded pixels`,
  );
}

/** Counts the marks in every readable mapping of the process, garbage and freed pages included. */
function inMemory(pid: number, mark: Mark): { comment: number; rgba: number; searchedMiB: number } {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const found = { comment: 0, rgba: 0, searchedMiB: 0 };
  const overlap = Math.max(mark.comment.length, mark.rgba.length) - 1;
  let searched = 0;
  for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
    const range = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line);
    if (range === null) continue;
    const [from, to] = [Number.parseInt(range[1] ?? '', 16), Number.parseInt(range[2] ?? '', 16)];
    for (let at = from; at < to; at += CHUNK_BYTES) {
      const chunk = Buffer.alloc(Math.min(CHUNK_BYTES + overlap, to - at));
      let length = 0;
      try {
        length = readSync(memory, chunk, 0, chunk.length, at);
      } catch {
        continue; // a mapping that went away or was never backed
      }
      searched += Math.min(length, CHUNK_BYTES);
      found.comment += count(chunk.subarray(0, length), mark.comment);
      found.rgba += count(chunk.subarray(0, length), mark.rgba);
    }
  }
  return { ...found, searchedMiB: Math.round(searched / 1024 / 1024) };
}

function count(bytes: Buffer, pattern: Buffer): number {
  let found = 0;
  for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern, at + 1)) found += 1;
  return found;
}

/** The portrait with a random comment and a block of noise in a corner, whose pixels are known as decoded. */
async function markedFrame(): Promise<{ jpeg: Buffer; mark: Mark }> {
  const comment = randomBytes(32);
  const noise = randomBytes(BLOCK_PX * BLOCK_PX * 3);
  const block = await sharp(noise, { raw: { width: BLOCK_PX, height: BLOCK_PX, channels: 3 } })
    .png()
    .toBuffer();
  const plain = await (await portraitImage())
    .composite([{ input: block, left: 8, top: 8 }])
    .jpeg({ quality: 90 })
    .toBuffer();
  const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
  const jpeg = Buffer.concat([plain.subarray(0, 2), head, comment, plain.subarray(2)]);
  const decoded = await sharp(jpeg).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const from = (12 * decoded.info.width + 8) * 4;
  return { jpeg, mark: { comment, rgba: Buffer.from(decoded.data.subarray(from, from + BLOCK_PX * 4)) } };
}
