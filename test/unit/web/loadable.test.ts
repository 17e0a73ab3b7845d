import { Unreachable } from '../../../web-demo/storefront/src/api/transport.ts';
import { loadable, loader } from '../../../web-demo/storefront/src/model/loadable.ts';

test('an answer that was overtaken by a later question is dropped', async () => {
  const state = loadable('');
  const fill = loader(state);
  let answerFirst: (value: string) => void = () => undefined;
  const first = fill(
    () =>
      new Promise((resolve) => {
        answerFirst = resolve;
      }),
  );
  await fill(async () => 'second');
  answerFirst('first');
  await first;
  expect(state.value).toBe('second');
});

test('what is shown stays when a quiet reload fails', async () => {
  const state = loadable('');
  const fill = loader(state);
  await fill(async () => 'shown');
  await fill(async () => {
    throw new Unreachable('down');
  });
  expect(state).toMatchObject({ phase: 'ready', value: 'shown' });
});

test('a first load that fails says so in a sentence', async () => {
  const state = loadable('');
  await loader(state)(async () => {
    throw new Unreachable('down');
  });
  expect(state).toMatchObject({ phase: 'failed', problem: '网络连接不上，请检查后再试一次' });
});
