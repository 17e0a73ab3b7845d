import {
  AppError,
  type Clock,
  type EpochMs,
  type Ids,
  type MemberId,
  type MerchantId,
  type Tx,
  token,
  type UnitOfWork,
} from '#kernel';
import { maskName, type Vault } from '#modules/privacy';
import { isIdNumber, maskIdNumber } from '../domain/id-number.ts';

/** Since her last large purchase: 《单用途商业预付卡管理办法（试行）》第十六条. */
const REAL_NAME_KEPT_YEARS = 5;
const FORGOTTEN_PER_ROUND_MAX = 100;

export interface RealPerson {
  readonly name: string;
  readonly idNumber: string;
}

export interface KeptRealName {
  /** Whose key seals it: its own, because it is kept longer than her account. */
  readonly keyOwner: MemberId;
  readonly sealed: string;
  readonly toldAt: EpochMs;
}

export interface RealNameStore {
  /** False where there is one of hers. */
  add(tx: Tx, merchantId: MerchantId, memberId: MemberId, kept: KeptRealName): Promise<boolean>;
  /** Notes a large purchase; false where nobody told who she is. */
  use(tx: Tx, merchantId: MerchantId, memberId: MemberId, at: EpochMs): Promise<boolean>;
  find(merchantId: MerchantId, memberId: MemberId): Promise<KeptRealName | undefined>;
  usedLastBefore(
    at: EpochMs,
    limit: number,
  ): Promise<readonly { readonly merchantId: MerchantId; readonly keyOwner: MemberId }[]>;
  /** False where it was used, or forgotten, meanwhile. */
  forget(tx: Tx, merchantId: MerchantId, keyOwner: MemberId, usedBefore: EpochMs): Promise<boolean>;
}
export const REAL_NAME_STORE = token<RealNameStore>('RealNameStore');

/** Masked: whoever looks over her shoulder learns nothing. */
export interface ShownRealName extends RealPerson {
  readonly toldAt: EpochMs;
}

/**
 * 实名登记 (MEM-08): who buys a large card at once says who she is, once. Kept sealed under a key of its own, masked to
 * herself, and forgotten with its key five years after the last such purchase, her account closed or not.
 */
export interface RealNames {
  shown(merchantId: MerchantId, memberId: MemberId): Promise<ShownRealName | null>;
  /** The same again changes nothing; another person is 409: what was bought by the one stays the one's. */
  tell(merchantId: MerchantId, memberId: MemberId, person: RealPerson): Promise<ShownRealName>;
  forgetOld(): Promise<number>;
}

export function realNames(
  unitOfWork: UnitOfWork,
  store: RealNameStore,
  vault: Vault,
  clock: Clock,
  ids: Ids,
): RealNames {
  async function open(merchantId: MerchantId, memberId: MemberId) {
    const kept = await store.find(merchantId, memberId);
    if (kept === undefined) return undefined;
    const plain = await vault.open(merchantId, kept.keyOwner, 'realName', kept.sealed, 'account.own');
    return plain === null ? undefined : { ...(JSON.parse(plain) as RealPerson), toldAt: kept.toldAt };
  }

  return {
    async shown(merchantId, memberId) {
      const known = await open(merchantId, memberId);
      return known === undefined ? null : masked(known);
    },

    async tell(merchantId, memberId, { name, idNumber }) {
      const toldAt = clock.now();
      if (!isIdNumber(idNumber, toldAt))
        throw new AppError('unprocessable', 'stored-value.id_number_wrong', '身份证号不正确，请核对后再填');
      const keyOwner = ids.next() as MemberId;
      const isNew = await unitOfWork.run(async (tx) => {
        const person = JSON.stringify({ name, idNumber } satisfies RealPerson);
        const sealed = await vault.seal(tx, merchantId, keyOwner, 'realName', person);
        const isFirst = await store.add(tx, merchantId, memberId, { keyOwner, sealed, toldAt });
        if (!isFirst) await vault.shred(tx, merchantId, keyOwner);
        return isFirst;
      });
      if (isNew) return masked({ name, idNumber, toldAt });
      const known = await open(merchantId, memberId);
      if (known?.name === name && known.idNumber === idNumber) return masked(known);
      throw new AppError('conflict', 'stored-value.real_name_told', '已登记过购卡人信息，如需更正请联系门店');
    },

    async forgetOld() {
      const before = yearsBefore(clock.now(), REAL_NAME_KEPT_YEARS);
      const old = await store.usedLastBefore(before, FORGOTTEN_PER_ROUND_MAX);
      for (const { merchantId, keyOwner } of old)
        await unitOfWork.run(async (tx) => {
          if (await store.forget(tx, merchantId, keyOwner, before))
            await vault.shred(tx, merchantId, keyOwner);
        });
      return old.length;
    },
  };
}

const masked = ({ name, idNumber, toldAt }: ShownRealName): ShownRealName => ({
  ...{ name: maskName(name), idNumber: maskIdNumber(idNumber), toldAt },
});

function yearsBefore(at: EpochMs, years: number): EpochMs {
  const day = new Date(at);
  return day.setUTCFullYear(day.getUTCFullYear() - years);
}
