// Measures in a thread of plain Node: Jest's own contexts are no home for the wasm glue.
import { parentPort } from 'node:worker_threads';
import {
  anchorErrors,
  jitter,
  lagFrames,
  measureErrors,
  photoErrors,
  pictureErrors,
  TURNS,
} from '../../../support/fit-accuracy.ts';

async function measured() {
  return {
    turns: TURNS,
    anchors: await anchorErrors(),
    photos: await photoErrors(),
    pictures: await pictureErrors(),
    jitter: await jitter(),
    lag: [await lagFrames(30), await lagFrames(8)],
    measures: await measureErrors(),
  };
}
export type Measured = Awaited<ReturnType<typeof measured>>;

parentPort?.postMessage(await measured());
