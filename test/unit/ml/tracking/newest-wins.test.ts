import { NewestWins } from '../../../../ml/tracking/newest-wins.ts';

/** A worker that answers when told to. */
function slowWork() {
  const begun: {
    readonly job: string;
    readonly finish: (answer: string) => void;
    readonly fail: (error: Error) => void;
  }[] = [];
  const dropped: string[] = [];
  const queue = new NewestWins<string, string>(
    (job) => new Promise((finish, fail) => begun.push({ job, finish, fail })),
    (job) => {
      dropped.push(job);
      return `dropped ${job}`;
    },
  );
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { queue, begun, dropped, turn };
}

test('one frame is in work, one waits, and the newest takes the waiting place', async () => {
  const { queue, begun, dropped, turn } = slowWork();
  const first = queue.submit('first');
  const second = queue.submit('second');
  const third = queue.submit('third');
  await expect(second).resolves.toBe('dropped second');
  expect(begun.map(({ job }) => job)).toEqual(['first']);

  begun[0]?.finish('seen first');
  await expect(first).resolves.toBe('seen first');
  await turn();
  expect(begun.map(({ job }) => job)).toEqual(['first', 'third']);
  begun[1]?.finish('seen third');
  await expect(third).resolves.toBe('seen third');
  expect(dropped).toEqual(['second']);
});

test('a frame that fails does not hold up the next one', async () => {
  const { queue, begun, turn } = slowWork();
  const bad = queue.submit('bad');
  const good = queue.submit('good');
  begun[0]?.fail(new Error('not a picture'));
  await expect(bad).rejects.toThrow('not a picture');
  await turn();
  begun[1]?.finish('seen good');
  await expect(good).resolves.toBe('seen good');
});
