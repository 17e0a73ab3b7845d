import type { Answered } from '../../../web-demo/console/src/model/outcome.ts';
import { type Listed, NOTHING_LISTED, pager } from '../../../web-demo/console/src/model/pager.ts';

type Answer = Answered<{ items: number[]; nextCursor: string | null }>;
const LIMIT = 2;

/** The shop answers when the test says so. */
function listed() {
  const asked: { readonly cursor: string | undefined; readonly answer: (answer: Answer) => void }[] = [];
  const list: Listed<number> = { ...NOTHING_LISTED };
  const { load, anew, more } = pager<number>(
    list,
    LIMIT,
    ({ cursor }) => new Promise((resolve) => asked.push({ cursor, answer: resolve })),
  );
  const answer = async (nth: number, items: number[], nextCursor: string | null = null) => {
    asked[nth]?.answer({ data: { items, nextCursor } });
    await Promise.resolve();
  };
  return { list, load, anew, more, asked, answer };
}

test('"more" pressed twice brings the next page once', async () => {
  const { list, load, more, asked, answer } = listed();
  void load();
  await answer(0, [1, 2], 'two');
  void more();
  void more();
  expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, 'two', 'two']);
  await answer(1, [3, 4]);
  await answer(2, [3, 4]);
  expect(list.rows).toEqual([1, 2, 3, 4]);
  await more();
  expect(asked).toHaveLength(3);
});

test('what was asked of another store is not shown when it comes late', async () => {
  const { list, load, anew, answer } = listed();
  void load();
  void anew();
  await answer(1, [9]);
  await answer(0, [1]);
  expect(list.rows).toEqual([9]);
  void anew();
  expect(list.rows).toBeUndefined();
});

test('a page that does not come leaves what is there, and says why; it can be asked for again', async () => {
  const { list, load, more, asked, answer } = listed();
  void load();
  await answer(0, [1, 2], 'two');
  void more();
  asked[1]?.answer({ problem: undefined });
  await Promise.resolve();
  expect(list).toMatchObject({ rows: [1, 2], complaint: '网络连接不上，请检查后再试', isBusy: false });
  void more();
  await answer(2, [3]);
  expect(list).toMatchObject({ rows: [1, 2, 3], complaint: '' });
});
