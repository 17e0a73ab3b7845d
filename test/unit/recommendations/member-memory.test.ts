import type { MemberId, MerchantId } from '#kernel';
import { MemberMemory } from '../../../modules/recommendations/app/member-memory.ts';
import { NOTHING_KNOWN } from '../../../modules/recommendations/domain/member-state.ts';
import { HandClock } from '../../support/clock.ts';

const MERCHANT = 'mch_1' as MerchantId;
const MEMBER = 'mbr_1' as MemberId;

test('who opts out while she is being read is not remembered by those who waited for the reading', async () => {
  let isOut = false;
  const memory = new MemberMemory(
    { stateOf: async () => NOTHING_KNOWN } as never,
    { isOut: async () => isOut } as never,
    { find: async () => undefined },
    new HandClock(),
  );
  const waiting = [memory.stateOf(MERCHANT, MEMBER), memory.stateOf(MERCHANT, MEMBER)];
  isOut = true;
  memory.forget(MERCHANT, MEMBER);
  await Promise.all(waiting);
  expect(await memory.stateOf(MERCHANT, MEMBER)).toBeUndefined();
});
