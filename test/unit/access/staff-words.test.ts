import { withoutNumbers } from '../../../modules/access/domain/staff-words.ts';

test.each([
  ['顾客 13800138000 要求', '顾客 *********** 要求'],
  ['打 138-0013-8000 或 +86 139 0013 9000', '打 *********** 或 ***********'],
  ['身份证11010519491231002X', '身份证***********'],
  ['条码 6901234567892，数量 12', '条码 6901234567892，数量 12'],
  ['订单 20261122138001380001', '订单 20261122138001380001'],
])('(X-10) a number of a person does not get into the log: %s', (written, kept) => {
  expect(withoutNumbers({ lines: [{ reason: written }] })).toEqual({ lines: [{ reason: kept }] });
});

test('(X-10) a reason is cut at 200 characters; what is not free text stays as it is', () => {
  const id = '13800138000';
  expect(withoutNumbers({ id, reason: '长'.repeat(500), pieces: 3, before: null })).toEqual({
    ...{ id, reason: '长'.repeat(200), pieces: 3, before: null },
  });
});
