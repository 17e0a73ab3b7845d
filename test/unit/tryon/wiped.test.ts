import { wiped } from '../../../modules/tryon/app/wiped.ts';

const picture = () => Uint8Array.of(1, 2, 3);

test('a picture is gone after it was used', async () => {
  const bytes = picture();
  expect(await wiped(bytes, async () => [...bytes])).toEqual([1, 2, 3]);
  expect([...bytes]).toEqual([0, 0, 0]);
});

test('a picture is gone after its use failed', async () => {
  const bytes = picture();
  await expect(wiped(bytes, () => Promise.reject(new Error('no face')))).rejects.toThrow('no face');
  expect([...bytes]).toEqual([0, 0, 0]);
});

test('a picture that went to a worker is the worker’s to wipe', async () => {
  const bytes = picture();
  const taken = await wiped(bytes, async () => structuredClone(bytes, { transfer: [bytes.buffer] }));
  expect([...taken]).toEqual([1, 2, 3]);
  expect(bytes.byteLength).toBe(0);
});
