import { affectedRows, type MovedRows, moveRows, moveRowsBack, type Reads } from '#db';
import type { MemberData } from '#feature';
import type { MemberId, MerchantId } from '#kernel';
import type { Vault } from '#modules/privacy';

const ORIGINS = { table: 'imported_members', key: ['external_hash'], sharesKeys: false } as const;
const REWARDS = { table: 'activation_rewards', key: ['campaign'], sharesKeys: true } as const;

interface Moved {
  readonly origins: MovedRows;
  readonly rewards: MovedRows;
}

interface StoredOrigin {
  readonly externalId: string | null;
  readonly birthYear: string | null;
  /** Whose key it is under: it stays there when she is merged. */
  readonly sealedFor: MemberId | null;
}

/** Where she came from, and what she got for staying. */
export function originsOfMember(reads: Reads, vault: Vault): MemberData {
  async function opened(
    merchantId: MerchantId,
    sealedFor: MemberId | null,
    field: 'identity' | 'birthday',
    text: string | null,
  ): Promise<string | null> {
    if (text === null || sealedFor === null || !vault.isSealed(text)) return text;
    return vault.open(merchantId, sealedFor, field, text, 'rights.export');
  }

  return {
    name: 'onboarding',
    async exportMember(merchantId, memberId) {
      const of = [merchantId, memberId];
      const [origins, rewards] = await Promise.all([
        reads.all<StoredOrigin>(
          `select external_id as "externalId", birth_year as "birthYear", sealed_for as "sealedFor",
             tier_name as "tierName",
             opening_points as "openingPoints", opening_principal_fen as "openingPrincipalFen",
             opening_gift_fen as "openingGiftFen", source, legal_basis as "legalBasis", is_new as "isNew",
             imported_at as "importedAt"
           from imported_members where merchant_id = ? and member_id = ? order by imported_at`,
          of,
        ),
        reads.all<object>(
          `select campaign, act, points, rewarded_at as "rewardedAt" from activation_rewards
           where merchant_id = ? and member_id = ?`,
          of,
        ),
      ]);
      return {
        origins: await Promise.all(
          origins.map(async ({ sealedFor, externalId, birthYear, ...origin }) => ({
            ...origin,
            externalId: await opened(merchantId, sealedFor, 'identity', externalId),
            birthYear: await opened(merchantId, sealedFor, 'birthday', birthYear),
          })),
        ),
        rewards: rewards.map((reward) => ({ ...reward })),
      };
    },
    async eraseMember(tx, merchantId, memberId) {
      await affectedRows(
        tx,
        `update imported_members set member_id = null, external_id = null, birth_year = null, sealed_for = null, tier_name = null,
           phone_hash = ''
         where merchant_id = ? and member_id = ?`,
        [merchantId, memberId],
      );
      await affectedRows(tx, 'delete from activation_rewards where merchant_id = ? and member_id = ?', [
        merchantId,
        memberId,
      ]);
    },
    async mergeMember(tx, merchantId, from, into) {
      return {
        origins: await moveRows(tx, ORIGINS, merchantId, from, into),
        rewards: await moveRows(tx, REWARDS, merchantId, from, into),
      } satisfies Moved;
    },
    async unmergeMember(tx, merchantId, from, into, moved) {
      const { origins, rewards } = moved as Moved;
      await moveRowsBack(tx, ORIGINS, merchantId, from, into, origins);
      await moveRowsBack(tx, REWARDS, merchantId, from, into, rewards);
    },
  };
}
