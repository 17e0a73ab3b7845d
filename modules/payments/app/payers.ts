import { type MemberId, type MerchantId, type Tx, token, type UnitOfWork } from '#kernel';
import type { Members } from '#modules/members';
import type { Vault } from '#modules/privacy';
import type { PaymentIntent } from '../domain/payment.ts';

/**
 * Who has to pay is kept as a blind index of her openid (SEC-04): the provider's word can be compared with it, and who reads
 * the table learns nobody's openid. To ask WeChat, the openid is found among hers.
 */
export interface Payers {
  /** For a new payment; undefined for a member without an openid of ours. */
  of(merchantId: MerchantId, memberId: MemberId): Promise<string | undefined>;
  /** In clear, for WeChat alone; undefined when she has it no more. */
  openidOf(intent: Payee): Promise<string | undefined>;
  /** What to compare with `intent.payer`. */
  whoPaid(intent: Payee, openid: string | null): string | null;
  indexOf(merchantId: MerchantId, openid: string): string;
}
export const PAYERS = token<Payers>('Payers');

type Payee = Pick<PaymentIntent, 'merchantId' | 'memberId' | 'payer'>;

export function payersOf(members: Pick<Members, 'openidOf' | 'openidsOf'>, vault: Vault): Payers {
  const indexOf: Payers['indexOf'] = (merchantId, openid) =>
    vault.blindIndex(merchantId, 'identity', JSON.stringify(['payer', openid]));
  /** A row of an older version has the openid itself. */
  const whoPaid: Payers['whoPaid'] = ({ merchantId, payer }, openid) =>
    openid === null || openid === payer ? openid : indexOf(merchantId, openid);
  return {
    indexOf,
    whoPaid,
    async of(merchantId, memberId) {
      const openid = await members.openidOf(merchantId, memberId);
      return openid === undefined ? undefined : indexOf(merchantId, openid);
    },
    async openidOf(intent) {
      const hers = await members.openidsOf(intent.merchantId, intent.memberId);
      return hers.find((openid) => whoPaid(intent, openid) === intent.payer);
    },
  };
}

const ROWS_PER_TURN_MAX = 1_000;

export interface OldPayers {
  /** Some payments with the openid in clear. */
  list(limit: number): Promise<readonly { id: string; merchantId: MerchantId; openid: string }[]>;
  hide(tx: Tx, id: string, openid: string, payer: string): Promise<void>;
}

/** What an older version stored in clear, so many rows per turn, until none is left. Both forms count until then. */
export function hideOldPayers(
  unitOfWork: UnitOfWork,
  rows: OldPayers,
  payers: Payers,
): () => Promise<number> {
  return async () => {
    const old = await rows.list(ROWS_PER_TURN_MAX);
    if (old.length > 0)
      await unitOfWork.run(async (tx) => {
        for (const { id, merchantId, openid } of old)
          await rows.hide(tx, id, openid, payers.indexOf(merchantId, openid));
      });
    return old.length;
  };
}
