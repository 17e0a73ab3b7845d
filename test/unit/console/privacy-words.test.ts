import { personName, privacyDeed } from '../../../web-demo/console/src/model/privacy-words.ts';

test.each([
  ['privacy.turn_purpose', 'purpose:face.tryon', { open: false }, '关闭了「镜头试戴」'],
  ['privacy.turn_purpose', 'purpose:face.tryon', { open: true }, '重新开放了「镜头试戴」'],
  [
    ...(['privacy.approve_assessment', 'assessment:a1'] as const),
    ...([{ purpose: 'face.tryon', version: 2 }, '批准了「镜头试戴」影响评估第 2 版'] as const),
  ],
  ['orders.shipped', 'order:o1', {}, undefined],
])('%s of %s is told in words', (action, subject, after, words) => {
  expect(privacyDeed({ action, subject, after })).toBe(words);
});

test('the owner recognises herself; nobody is given a made-up name', () => {
  const me = { id: 'stf_1', name: '林老板' };
  expect(['stf_1', 'stf_2', 'system'].map((id) => personName(id, me))).toEqual([
    '林老板（我）',
    'stf_2',
    '系统（开店时导入）',
  ]);
});
