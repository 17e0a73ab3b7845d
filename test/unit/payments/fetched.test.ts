import { jest } from '@jest/globals';
import { ProviderUnreachable } from '#modules/payments';
import { fetched } from '../../../modules/payments/bills/fetched.ts';

const MINUTE_MS = 60_000;
const TICK: readonly ('nextTick' | 'queueMicrotask' | 'setImmediate')[] = [
  ...(['nextTick', 'queueMicrotask', 'setImmediate'] as const),
];

describe('a bill while it is fetched (PAY-06)', () => {
  let body: ReadableStreamDefaultController<Uint8Array>;
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: [...TICK] });
    jest.spyOn(globalThis, 'fetch').mockImplementation(async (_url, asked) => {
      const start = (controller: typeof body) => {
        body = controller;
        asked?.signal?.addEventListener('abort', () => controller.error(asked.signal?.reason));
      };
      return new Response(new ReadableStream({ start }));
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  test('what we do with its pieces may take as long as it takes', async () => {
    const pieces = fetched('https://bills.example/file');
    const first = pieces.next();
    await new Promise(setImmediate);
    body.enqueue(Buffer.from('one'));
    expect((await first).value?.toString()).toBe('one');
    jest.advanceTimersByTime(10 * MINUTE_MS);
    body.enqueue(Buffer.from('two'));
    expect((await pieces.next()).value?.toString()).toBe('two');
    jest.advanceTimersByTime(10 * MINUTE_MS);
    body.close();
    expect((await pieces.next()).done).toBe(true);
  });

  test('a provider that falls silent is left, and asked again later', async () => {
    const pieces = fetched('https://bills.example/file');
    const first = pieces.next();
    await new Promise(setImmediate);
    body.enqueue(Buffer.from('one'));
    await first;
    const silent = expect(pieces.next()).rejects.toThrow(ProviderUnreachable);
    await new Promise(setImmediate);
    jest.advanceTimersByTime(MINUTE_MS);
    await silent;
  });
});
