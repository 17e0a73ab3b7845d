import type { MemberId, MerchantId } from '#kernel';
import { type MemberPreferences, NO_PREFERENCES } from '#modules/members';
import { type Channel, channelsOf } from '../domain/channels.ts';
import type { MessageKind } from '../domain/kinds.ts';

/** Where a kind of message may reach her, as she says now (MEM-11). */
export type Choices = (
  merchantId: MerchantId,
  memberId: MemberId,
  kind: MessageKind,
) => Promise<readonly Channel[]>;

export function choicesOf(preferences: MemberPreferences): Choices {
  return async (merchantId, memberId, kind) => {
    const said = await preferences.preferencesOf(merchantId, memberId);
    // Who never saved anything has this very object; what she saved may be as empty and is another one.
    return channelsOf(kind, said === NO_PREFERENCES ? null : (topic) => said.topics[topic]);
  };
}
