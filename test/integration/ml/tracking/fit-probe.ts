// Measures in a thread of plain Node: Jest's own contexts are no home for the wasm glue.
import { parentPort } from 'node:worker_threads';
import {
  anchorErrors,
  jitter,
  lagFrames,
  measureErrors,
  OTHER_TURNS,
  photoErrors,
  pictureErrors,
  TURNS,
} from '../../../support/fit-accuracy.ts';
import { HELD_OUT_HEADS } from '../../../support/other-heads.ts';

async function heldOut() {
  const errors = [];
  for (const head of Object.values(HELD_OUT_HEADS)) errors.push(await anchorErrors(OTHER_TURNS, head()));
  return errors.flat();
}

async function measured() {
  return {
    turns: TURNS,
    anchors: await anchorErrors(),
    heldOut: await heldOut(),
    photos: await photoErrors(),
    pictures: await pictureErrors(),
    jitter: await jitter(),
    lag: [await lagFrames(30), await lagFrames(8)],
    measures: await measureErrors(),
  };
}
export type Measured = Awaited<ReturnType<typeof measured>>;

parentPort?.postMessage(await measured());
