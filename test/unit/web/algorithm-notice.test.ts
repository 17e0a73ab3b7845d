import { createHash } from 'node:crypto';
import { ALGORITHM_NOTICE } from '../../../web-demo/storefront/src/model/algorithm-notice.ts';

const { version, inForce, ...words } = ALGORITHM_NOTICE;

/** New words need a new version and a new date; then the hash of the new words stands here. */
test('the words of the notice are those of its version', () => {
  const hash = createHash('sha256').update(JSON.stringify(words)).digest('base64url');
  expect([version, inForce, hash]).toEqual([
    1,
    '2026 年 11 月 22 日',
    'QAtmm_913OaFmr-h7asX7Bn36sinbYkvnx16PMFuhN4',
  ]);
});

test('it says what the rules want said: what is used, how, what never, how to switch off, whom to ask', () => {
  const text = JSON.stringify(words);
  expect(words.sections.map(({ title }) => title)).toEqual(['用到哪些记录', '怎样排出来', '从来不用']);
  for (const said of ['关掉', '价格', '面部', '推广', '不感兴趣', '未满 14 周岁', '打电话', '15 个工作日'])
    expect(text).toContain(said);
});
