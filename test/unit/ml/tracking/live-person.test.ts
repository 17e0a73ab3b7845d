import { BodyReader } from '../../../../ml/tracking/body-reader.ts';
import type { BodyTrack } from '../../../../ml/tracking/body-track.ts';
import { HandReader } from '../../../../ml/tracking/hand-reader.ts';
import type { HandTrack } from '../../../../ml/tracking/hand-track.ts';
import { Sense } from '../../../../ml/tracking/sense.ts';
import { RecordedEyes } from '../../../support/recorded-eyes.ts';

const picture = (luma: number) => ({
  data: new Uint8ClampedArray(64 * 48 * 4).fill(luma),
  width: 64,
  height: 48,
});

function hand(x: number): HandTrack {
  const landmarks = Float32Array.from({ length: 63 }, (_, i) =>
    i % 3 === 0 ? x + i / 1_000 : 0.5 + i / 500,
  );
  return { side: 'left', landmarks, worldLandmarks: landmarks.slice(), score: 0.9 };
}

function body(x: number): BodyTrack {
  const landmarks = Float32Array.from({ length: 99 }, (_, i) => (i % 3 === 0 ? x : 0.2 + i / 200));
  const visibility = new Float32Array(33).fill(1);
  return { landmarks, worldLandmarks: landmarks.slice(), visibility };
}

function handsIn(track: readonly (readonly HandTrack[] | 'fails')[]) {
  let now = 0;
  const eyes = new RecordedEyes<HandTrack>(track);
  const sense = new Sense(eyes, () => new HandReader(), { now: () => now });
  const pass = (ms: number) => {
    now += ms;
  };
  return { eyes, person: sense.person(), sense, pass };
}

test('without an instance of her own she is seen by the shared one; settled, by her own from the next frame on', async () => {
  const { eyes, person, pass } = handsIn([[hand(0.2)]]);
  expect((await person.see(picture(100))).status).toBe('ok');
  await person.settle();
  pass(100);
  await person.see(picture(100));
  await person.end();
  expect(eyes.asked.map(({ way }) => way)).toEqual(['looker', 'follower']);
  expect(eyes.disposed).toEqual([2]);
});

test('where no shared instance is there yet, the first frame waits for her own', async () => {
  const { eyes, person } = handsIn([[hand(0.2)]]);
  void person.settle();
  await person.see(picture(100));
  await person.end();
  expect(eyes.asked.map(({ way }) => way)).toEqual(['follower']);
});

test('who leaves while her instance is made leaves no instance behind', async () => {
  const { eyes, person } = handsIn([[hand(0.2)]]);
  void person.settle();
  await person.end();
  expect(eyes.disposed).toEqual([1]);
});

test('a cut shows the instance a black picture first; a lost hand is looked for at once in the whole picture', async () => {
  const { eyes, person, pass } = handsIn([[hand(0.2)], [], [hand(0.7)], [], [hand(0.3)]]);
  await person.settle();
  const statuses: string[] = [];
  for (const luma of [100, 200, 200]) {
    pass(100);
    statuses.push((await person.see(picture(luma))).status);
  }
  await person.end();
  expect(statuses).toEqual(['ok', 'ok', 'ok']);
  expect(eyes.asked.map(({ isBlack }) => isBlack)).toEqual([false, true, false, false, false]);
});

test('an instance that fails is replaced: one frame is lost, the next is answered', async () => {
  const { eyes, person, pass } = handsIn([[hand(0.2)], 'fails', [hand(0.2)]]);
  await person.settle();
  const statuses: string[] = [];
  for (let i = 0; i < 3; i += 1) {
    pass(100);
    statuses.push((await person.see(picture(100))).status);
  }
  await person.end();
  expect(statuses).toEqual(['ok', 'tracker_reset', 'ok']);
  expect(eyes.disposed).toEqual([1, 2]);
});

test('a shared instance that fails is replaced for everybody', async () => {
  const { person, sense } = handsIn(['fails', [hand(0.2)]]);
  expect((await person.see(picture(100))).status).toBe('tracker_reset');
  expect((await sense.person().see(picture(100))).status).toBe('ok');
  expect((await sense.seeOnce(picture(100))).status).toBe('ok');
});

test('a trembling hand is steadied, and one that appears elsewhere is not pulled back', async () => {
  const { person, pass } = handsIn([[hand(0.2)], [hand(0.202)], [hand(0.8)]]);
  await person.settle();
  const xs: number[] = [];
  for (let i = 0; i < 3; i += 1) {
    const { hands } = await person.see(picture(100));
    xs.push(hands[0]?.landmarks[0] ?? Number.NaN);
    pass(33);
  }
  await person.end();
  expect(xs[1]).toBeGreaterThan(0.2);
  expect(xs[1]).toBeLessThan(0.2015);
  expect(xs[2]).toBeCloseTo(0.8, 6);
});

test('a body is steadied by the library itself, and by us where pictures are seen one by one', async () => {
  const seen = async (settled: boolean) => {
    let now = 0;
    const eyes = new RecordedEyes<BodyTrack>([[body(0.5)], [body(0.502)]]);
    const person = new Sense(eyes, () => new BodyReader(), { now: () => now }).person();
    if (settled) await person.settle();
    await person.see(picture(100));
    now += 33;
    const { body: last } = await person.see(picture(100));
    await person.end();
    return last?.landmarks[0] ?? Number.NaN;
  };
  expect(await seen(true)).toBeCloseTo(0.502, 6);
  expect(await seen(false)).toBeLessThan(0.5015);
});
