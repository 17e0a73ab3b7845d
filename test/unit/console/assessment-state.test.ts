import { approvalState, documentState } from '../../../web-demo/console/src/model/assessment-state.ts';

const NOW = Date.UTC(2026, 10, 22);
const DAY_MS = 86_400_000;
const FACE = 'face.tryon';
const approval = (days: number, inForce = days > 0, purpose = FACE) => ({
  ...{ purpose, inForce, expiresAt: NOW + days * DAY_MS },
});

test.each([
  [366, true, 'good', '有效'],
  [31, true, 'good', '有效'],
  [30, true, 'waiting', '30 天后到期'],
  [0.2, true, 'waiting', '1 天后到期'],
  [0, false, 'over', '已到期'],
  // The clock of the page runs ahead of the answer that it holds.
  [-0.1, true, 'over', '已到期'],
  [200, false, 'over', '正文已更新'],
])('an approval that ends in %d days, in force: %s', (days, inForce, tone, text) => {
  expect(approvalState(approval(days, inForce), NOW)).toEqual({ tone, text });
});

test.each([
  ['nobody has approved it', [], 'needs-you', '未批准'],
  ['only another purpose was approved', [approval(90, true, 'other')], 'needs-you', '未批准'],
  ['every approval has run out', [approval(-3), approval(-400)], 'needs-you', '已到期，须重新批准'],
  ['what was approved was an older text', [approval(90, false)], 'needs-you', '正文已更新，须重新批准'],
  ['the one that lasts longest counts', [approval(5), approval(90), approval(-1)], 'good', '有效'],
] as const)('of a document: %s', (_case, approvals, tone, text) => {
  expect(documentState(FACE, approvals, NOW)).toEqual({ tone, text });
});
