import { Refusal } from '../../../web-demo/storefront/src/api/transport.ts';
import {
  childName,
  GUARDIAN_PURPOSE,
  guardianOf,
  invitationOver,
  mayBeChild,
  mayBeGuardian,
  missingIn,
  needsPhone,
} from '../../../web-demo/storefront/src/model/guardian.ts';

const YEAR = 2026;

test('(PRV-12) by years alone: who turns 14 this year is still a child, who turns 18 not yet a guardian', () => {
  expect([2012, 2011].map((born) => mayBeChild(born, YEAR))).toEqual([true, false]);
  expect([2008, 2007].map((born) => mayBeGuardian(born, YEAR))).toEqual([false, true]);
});

test('(PRV-03) a guardian agrees grown up and saying that she is one; nothing is chosen for her', () => {
  expect(missingIn({ birthYear: undefined, isGuardian: true }, YEAR)).toBe('请选择你自己的出生年份');
  expect(missingIn({ birthYear: 2009, isGuardian: true }, YEAR)).toBe('监护人须年满 18 周岁');
  expect(missingIn({ birthYear: 1988, isGuardian: false }, YEAR)).toBe('请确认你是孩子的父母或其他监护人');
  expect(missingIn({ birthYear: 1988, isGuardian: true }, YEAR)).toBeUndefined();
});

test('(PRV-03) a guardian’s consent counts while it stands', () => {
  const consent = { purpose: GUARDIAN_PURPOSE, title: '', live: true, changedAt: 1 };
  expect(guardianOf([{ ...consent, purpose: 'face.tryon' }, consent])).toBe(consent);
  expect(guardianOf([{ ...consent, live: false }])).toBeUndefined();
});

test('(PRV-03) a refusal says what is to be done: bind a phone, or ask for another invitation', () => {
  const refused = (status: number, code: string) => new Refusal(status, { code });
  expect(needsPhone(refused(409, 'privacy.guardian_needs_phone'))).toBe(true);
  expect(invitationOver(refused(409, 'privacy.invitation_over'))).toBe(true);
  expect(invitationOver(refused(400, 'request.invalid'))).toBe(true);
  expect(invitationOver(refused(403, 'privacy.not_a_guardian'))).toBe(false);
});

test('(PRV-08) a child is known to her guardian by the end of her number, not by a name', () => {
  expect(childName({ memberId: 'mbr_0123456789' })).toBe('会员号尾号 456789');
});
