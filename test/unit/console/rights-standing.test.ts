import { rightsStanding } from '../../../web-demo/console/src/model/rights-standing.ts';

const asked = { id: 'r1', member: 'mbr_1', requestedAt: 1, dueAt: 2, doneAt: null, isLate: false };

test('what is late and open needs the owner, whatever its state (PRV-06)', () => {
  expect(rightsStanding({ ...asked, state: 'REQUESTED', isLate: true })).toEqual({
    ...{ text: '逾期未办', tone: 'needs-you' },
  });
  expect(rightsStanding({ ...asked, state: 'READY', isLate: true, doneAt: 3 }).tone).toBe('good');
});

test('an account that cannot be closed yet is not just in its days of thinking (PRV-07)', () => {
  const waiting = { ...asked, state: 'COOLING_OFF' };
  expect(rightsStanding(waiting).text).toBe('考虑期');
  expect(rightsStanding({ ...waiting, blockedBy: 'orders.still_open' }).text).toBe('有事项待处理');
  expect(rightsStanding({ ...waiting, blockedBy: 'privacy.erasure_failed' }).text).toBe('注销出错');
});
