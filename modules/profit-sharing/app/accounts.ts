import { type MemberId, type MerchantId, type Tx, token, type UnitOfWork } from '#kernel';
import type { UseOf, Vault } from '#modules/privacy';
import type { Receiver } from '../domain/sharing.ts';

export type Account = Pick<Receiver, 'merchantId' | 'id' | 'type' | 'account' | 'sealedAccount'>;

/**
 * The number of a merchant stands in clear. The openid of a person is found by a blind index, and sealed under a key of the
 * receiver's own (SEC-04): who shares in payments need not be a member.
 */
export interface Accounts {
  /** What stands for it in `account`. */
  keyOf(merchantId: MerchantId, type: string, told: string): string;
  seal(tx: Tx, merchantId: MerchantId, receiverId: string, openid: string): Promise<string>;
  /** As WeChat knows it; empty once it was forgotten. */
  open(account: Account, use: UseOf<'receiver'>): Promise<string>;
  /** Nothing that was sealed for this receiver can be read again. */
  forget(tx: Tx, merchantId: MerchantId, receiverId: string): Promise<void>;
}
export const ACCOUNTS = token<Accounts>('ProfitReceiverAccounts');

/** The vault keeps a key per person; a receiver is one. */
const personOf = (receiverId: string) => receiverId as MemberId;

export function accountsIn(vault: Vault): Accounts {
  return {
    keyOf: (merchantId, type, told) =>
      type === 'PERSONAL_OPENID' ? vault.blindIndex(merchantId, 'receiver', told) : told,
    seal: (tx, merchantId, receiverId, openid) =>
      vault.seal(tx, merchantId, personOf(receiverId), 'receiver', openid),
    async open({ merchantId, id, type, account, sealedAccount }, use) {
      // In a row of an older version the openid itself stands in `account`.
      if (type !== 'PERSONAL_OPENID' || sealedAccount === null) return account;
      return (await vault.open(merchantId, personOf(id), 'receiver', sealedAccount, use)) ?? '';
    },
    forget: (tx, merchantId, receiverId) => vault.shred(tx, merchantId, personOf(receiverId)),
  };
}

export interface OldReceivers {
  /** Persons whose openid an older version wrote in clear. */
  list(): Promise<readonly Pick<Receiver, 'merchantId' | 'id' | 'type' | 'account'>[]>;
  /** In her row and in the parts that she got. */
  hide(tx: Tx, merchantId: MerchantId, id: string, account: string, sealed: string): Promise<void>;
}

/** They are few; both forms count until then. */
export function sealOldReceivers(
  unitOfWork: UnitOfWork,
  rows: OldReceivers,
  accounts: Accounts,
): () => Promise<number> {
  return async () => {
    const old = await rows.list();
    for (const { merchantId, id, type, account } of old)
      await unitOfWork.run(async (tx) => {
        const sealed = await accounts.seal(tx, merchantId, id, account);
        await rows.hide(tx, merchantId, id, accounts.keyOf(merchantId, type, account), sealed);
      });
    return old.length;
  };
}
