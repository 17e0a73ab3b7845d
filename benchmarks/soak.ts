// node benchmarks/soak.ts [minutes]: streams at 8 frames a second and photos against a shop of its own, whose memory
// is told along the way. Ends with 1 when the process grew by 5 % after its warm-up, or a frame went wrong.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Follows } from '../ml/tracking/index.ts';
import { otherPersonJpeg } from '../test/support/other-people.ts';
import { FRAME_COUNT, portraitJpeg } from '../test/support/portrait.ts';
import { openBenchShop } from './support/bench-shop.ts';
import { beginFitting } from './support/fitting.ts';
import { openFrameStream, STATUS_DROPPED, STATUS_OK } from './support/frame-stream.ts';
import { framesAtPace } from './support/frames-at-pace.ts';
import { median } from './support/quantile.ts';
import { fillShelf, SHELF } from './support/try-on-shelf.ts';

const GROWTH_MAX = 0.05;
/** Then caches are full, code is compiled and the trackers' heaps have found their size. */
const WARM_UP_SHARE = 0.2;
/** Growth is from the median of this share of the time, right after the warm-up, to that of the last such share. */
const WINDOW_SHARE = 0.1;
const LOOK_MS = 500;
const TELL_MS = 30_000;
/** Short, so that instances of the trackers come and go all the time. */
const VISIT_MS = { min: 6_000, max: 20_000 };
/** One thread has room for them: see ml/tracking/places.ts. */
const STREAMS: readonly Follows[] = ['face', 'face', 'hand', 'body'];
const MB = 1e6;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const minutes = Number(process.argv[2] ?? 10);
const jpegs: Record<Follows, readonly Uint8Array[]> = {
  face: await Promise.all(Array.from({ length: FRAME_COUNT }, (_, i) => portraitJpeg(i))),
  hand: [await otherPersonJpeg('leftHand')],
  body: [await otherPersonJpeg('body')],
};
const shop = await openBenchShop({ prepare: fillShelf, settings: { TRACKER_WORKERS: '1' } });
const beginAt = performance.now();
const endAt = beginAt + minutes * 60_000;
const tally = { answered: 0, skipped: 0, dropped: 0, wrong: 0, sessions: 0, photos: 0 };
const faults = new Map<string, number>();

say(`${minutes} minutes, streams: ${STREAMS.join(', ')}; MB`);
say('    s    RSS   heap  external  buffers   frames  skipped  sessions  photos  errors');
const looks = watchMemory();
await Promise.all(STREAMS.map(comeAndGo));
const rss = await looks;
await shop.stop();
for (const [fault, times] of faults) say(`${times} × ${fault}`);

const share = (at: number) =>
  rss.slice(Math.floor(rss.length * at), Math.ceil(rss.length * (at + WINDOW_SHARE)));
const before = median(share(WARM_UP_SHARE));
const after = median(share(1 - WINDOW_SHARE));
const growth = after / before - 1;
say(
  `after warm-up ${(before / MB).toFixed(1)} MB, at the end ${(after / MB).toFixed(1)} MB: ${(growth * 100).toFixed(1)} % (reach ${GROWTH_MAX * 100} %)`,
);
process.exit(growth < GROWTH_MAX && tally.wrong === 0 ? 0 : 1);

/** Visitors who follow each other; every second one who shows her face has her photo taken. */
async function comeAndGo(follows: Follows, place: number): Promise<void> {
  const [picture] = jpegs[follows];
  for (let visit = 0; performance.now() < endAt; visit += 1) {
    try {
      const fitting = await beginFitting(shop.url, `${place}-${visit}`, [SHELF[follows].skuId]);
      tally.sessions += 1;
      const stream = await openFrameStream(shop.url, fitting, jpegs[follows], 2);
      const stayMs = VISIT_MS.min + Math.random() * (VISIT_MS.max - VISIT_MS.min);
      tally.skipped += await framesAtPace(
        stream,
        Math.min(endAt, performance.now() + stayMs),
        ({ status }) => {
          if (status === STATUS_OK) tally.answered += 1;
          else if (status === STATUS_DROPPED) tally.dropped += 1;
          else blame(`${follows}: a frame was answered with status ${status}`);
        },
      );
      if (visit % 2 === 0) {
        const photo = Buffer.from(await fitting.photo(picture as Uint8Array));
        if (photo.readUInt16BE(0) === 0xffd8) tally.photos += 1;
        else blame('a photo is no JPEG');
      }
      stream.close();
      await fitting.leave();
    } catch (error) {
      blame(`${follows}: ${(error as Error).message}`);
      await sleep(LOOK_MS);
    }
  }
}

function blame(fault: string): void {
  tally.wrong += 1;
  faults.set(fault, (faults.get(fault) ?? 0) + 1);
}

/** Resident bytes, look after look. */
async function watchMemory(): Promise<number[]> {
  const seen: number[] = [];
  let tellAt = beginAt;
  while (performance.now() < endAt) {
    const memory = await shop.memory();
    seen.push(memory.rss);
    if (performance.now() >= tellAt) {
      tellAt += TELL_MS;
      tell(memory);
    }
    await sleep(LOOK_MS);
  }
  tell(await shop.memory());
  return seen;
}

function tell({ rss, heapUsed, external, arrayBuffers }: NodeJS.MemoryUsage): void {
  const { answered, skipped, dropped, sessions, photos, wrong } = tally;
  const cell = (value: number, width: number) => value.toFixed(0).padStart(width);
  const mb = [rss, heapUsed, external, arrayBuffers].map((bytes) => (bytes / MB).toFixed(1));
  say(
    `${cell((performance.now() - beginAt) / 1_000, 5)} ${mb[0]?.padStart(6)} ${mb[1]?.padStart(6)} ${mb[2]?.padStart(9)} ${mb[3]?.padStart(8)} ${cell(answered, 8)} ${cell(skipped + dropped, 8)} ${cell(sessions, 9)} ${cell(photos, 7)} ${cell(wrong, 7)}`,
  );
}
