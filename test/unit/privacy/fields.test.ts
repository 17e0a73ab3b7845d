import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MemberId, MerchantId } from '#kernel';
import { maskName, maskPhone, PURPOSES, type Vault } from '#modules/privacy';
import { FIELDS } from '../../../modules/privacy/domain/fields.ts';
import { USES } from '../../../modules/privacy/domain/uses.ts';

test('every use of a sealed field is one that the register knows, with its ground (PRV-01)', () => {
  const known = new Set<string>([...Object.keys(USES), ...PURPOSES]);
  const unknown = Object.entries(FIELDS).flatMap(([field, { uses }]) =>
    uses.filter((use) => !known.has(use)).map((use) => `${field} for ${use}`),
  );
  expect(unknown).toEqual([]);
});

test('every sealed field can be given to the member herself, or be her copy already (PRV-06)', () => {
  for (const { uses } of Object.values(FIELDS)) expect(uses).toContain('rights.export');
});

test('what the register calls sealed is sealed somewhere: a promise without code is none (SEC-04)', () => {
  const code = readdirSync('modules', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('privacy/domain'))
    .map((path) => readFileSync(join('modules', path), 'utf8'))
    .filter((text) => text.includes('.seal('));
  const unsealed = Object.keys(FIELDS).filter((field) => !code.some((text) => text.includes(`'${field}'`)));
  expect(unsealed).toEqual([]);
});

test('a use that is not declared for a field does not compile (PRV-01)', () => {
  const phoneFor = (vault: Vault, merchantId: MerchantId, memberId: MemberId) => [
    () => vault.open(merchantId, memberId, 'phone', '', 'account.sign_in'),
    // @ts-expect-error: nobody may open a phone to send advertising.
    () => vault.open(merchantId, memberId, 'phone', '', 'marketing.messages'),
    // @ts-expect-error: an address goes to the courier and not into the search for a member.
    () => vault.open(merchantId, memberId, 'delivery', '', 'account.lookup'),
    // @ts-expect-error: a field that nobody declared.
    () => vault.open(merchantId, memberId, 'salary', '', 'account.own'),
  ];
  expect(phoneFor).toBeInstanceOf(Function);
});

test.each([
  ['13812348000', '138****8000'],
  ['+8613812348000', '+86****8000'],
  ['12345678', '123****5678'],
  ['1234567', '****'],
  ['', '****'],
])('the phone %j is shown as %j (SEC-04)', (phone, shown) => expect(maskPhone(phone)).toBe(shown));

test.each([
  ['张小明', '张*'],
  ['张三', '张*'],
  ['欧阳小满', '欧*'],
  ['张', '*'],
  ['', '*'],
  ['😀小江豚', '😀*'],
  ['张*', '张*'],
])('the name %j is shown as %j, whatever its length (SEC-04)', (name, shown) =>
  expect(maskName(name)).toBe(shown),
);
