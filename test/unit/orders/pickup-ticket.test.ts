import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { type MerchantId, SECOND_MS } from '#kernel';
import { pickupCode } from '../../../modules/orders/domain/pickup-code.ts';
import { pickupTicket, readPickup } from '../../../modules/orders/domain/pickup-ticket.ts';

const SHOP = 'mch_1' as MerchantId;
const AT = Date.UTC(2026, 5, 1, 4);
const hash = {
  of: (purpose: string, text: string) => createHmac('sha256', purpose).update(text).digest('base64url'),
};
const codes = fc
  .integer({ min: 0, max: 9_999_999 })
  .map((body) => pickupCode({ integer: () => body } as never));

test('a ticket is twenty digits, stands for its pickup code, and does not show it (FUL-01)', () => {
  fc.assert(
    fc.property(codes, fc.integer({ min: 0, max: 86_400_000 }), (code, later) => {
      const at = AT + later;
      const ticket = pickupTicket(hash, SHOP, code, at);
      expect(ticket.code).toMatch(/^28\d{18}$/);
      expect(readPickup(hash, SHOP, ticket.code, at)).toEqual({ digits: code });
      expect(ticket.refreshAt).toBeLessThan(ticket.expiresAt);
    }),
    { numRuns: 200 },
  );
  const ticket = pickupTicket(hash, SHOP, '79927398', AT);
  expect(ticket.code).not.toContain('79927398');
});

test('a ticket counts until it ends, at its own shop, as it was made (FUL-01)', () => {
  const { code, expiresAt, refreshAt } = pickupTicket(hash, SHOP, '79927398', AT);
  expect(expiresAt - AT).toBeLessThanOrEqual(60 * SECOND_MS);
  expect(readPickup(hash, SHOP, code, refreshAt)).toEqual({ digits: '79927398' });
  expect(readPickup(hash, SHOP, code, expiresAt - 1)).toEqual({ digits: '79927398' });
  expect(readPickup(hash, SHOP, code, expiresAt)).toBe('over');
  expect(readPickup(hash, SHOP, code, AT - 60 * SECOND_MS)).toBe('over');
  expect(readPickup(hash, 'mch_2' as MerchantId, code, AT)).toBe('over');
  const touched = `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
  expect(readPickup(hash, SHOP, touched, AT)).toBe('over');
});

test('digits that she reads out count as before, and other codes are none of ours (FUL-01)', () => {
  expect(readPickup(hash, SHOP, '79927398', AT)).toEqual({ digits: '79927398' });
  for (const text of ['79927399', '2612345678901234567', '27123456789012345678', ''])
    expect(readPickup(hash, SHOP, text, AT)).toBeUndefined();
});
