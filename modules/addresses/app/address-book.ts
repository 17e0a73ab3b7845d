import {
  AppError,
  type Clock,
  type Ids,
  type MemberId,
  type MerchantId,
  type Tx,
  token,
  type UnitOfWork,
} from '#kernel';
import { maskName, maskPhone, type Vault } from '#modules/privacy';
import { ADDRESSES_MAX, type AddressText, maskDetail, type PrivatePart } from '../domain/address.ts';
import { isDistrictCode } from '../domain/region.ts';
import type { AddressStore, StoredAddress } from './ports.ts';

export interface Address extends AddressText {
  readonly id: string;
  readonly isDefault: boolean;
}

export interface AddressBook {
  /** Masked: the list is looked at in shops and trains. */
  list(merchantId: MerchantId, memberId: MemberId): Promise<readonly Omit<Address, 'point'>[]>;
  /** In full: her own, to change it or to send something there. 404 `addresses.unknown`. */
  find(merchantId: MerchantId, memberId: MemberId, id: string): Promise<Address>;
  /** 409 `addresses.too_many`. */
  add(merchantId: MerchantId, memberId: MemberId, text: AddressText, asDefault: boolean): Promise<Address>;
  change(merchantId: MerchantId, memberId: MemberId, id: string, text: AddressText): Promise<Address>;
  makeDefault(merchantId: MerchantId, memberId: MemberId, id: string): Promise<void>;
  remove(merchantId: MerchantId, memberId: MemberId, id: string): Promise<void>;
}
export const ADDRESS_BOOK = token<AddressBook>('AddressBook');

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly store: AddressStore;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** 地址簿 (MEM-12). */
export function addressBook({ unitOfWork, store, vault, clock, ids }: Parts): AddressBook {
  async function opened(merchantId: MerchantId, stored: StoredAddress): Promise<Address> {
    const { id, regionCode, region, isDefault, sealed, sealedFor } = stored;
    const plain = await vault.open(merchantId, sealedFor, 'address', sealed, 'account.own');
    if (plain === null) throw unknown(id);
    return { id, regionCode, region, isDefault, ...(JSON.parse(plain) as PrivatePart) };
  }

  async function seal(tx: Tx, merchantId: MerchantId, memberId: MemberId, id: string, text: AddressText) {
    const { regionCode, region, recipient, phone, detail, point } = text;
    const part: PrivatePart = { recipient, phone, detail, point };
    const sealed = await vault.seal(tx, merchantId, memberId, 'address', JSON.stringify(part));
    return { id, regionCode, region, sealed, sealedFor: memberId };
  }

  const find: AddressBook['find'] = async (merchantId, memberId, id) => {
    const stored = await store.find(merchantId, memberId, id);
    if (stored === undefined) throw unknown(id);
    return opened(merchantId, stored);
  };

  return {
    find,
    async list(merchantId, memberId) {
      const all = await store.list(merchantId, memberId);
      const whole = await Promise.all(all.map((stored) => opened(merchantId, stored)));
      return whole.map(({ point: _home, recipient, phone, detail, ...address }) => ({
        ...{ ...address, recipient: maskName(recipient), phone: maskPhone(phone) },
        detail: maskDetail(detail),
      }));
    },
    async add(merchantId, memberId, text, asDefault) {
      requireDistrict(text.regionCode);
      const [id, at] = [ids.next(), clock.now()];
      await unitOfWork.run(async (tx) => {
        const address = await seal(tx, merchantId, memberId, id, text);
        if (!(await store.add(tx, merchantId, memberId, address, at))) throw tooMany();
        if (asDefault) await store.makeDefault(tx, merchantId, memberId, id);
      });
      return find(merchantId, memberId, id);
    },
    async change(merchantId, memberId, id, text) {
      requireDistrict(text.regionCode);
      await unitOfWork.run(async (tx) => {
        const address = await seal(tx, merchantId, memberId, id, text);
        if (!(await store.change(tx, merchantId, memberId, address))) throw unknown(id);
      });
      return find(merchantId, memberId, id);
    },
    async makeDefault(merchantId, memberId, id) {
      await unitOfWork.run(async (tx) => {
        if (!(await store.makeDefault(tx, merchantId, memberId, id))) throw unknown(id);
      });
    },
    async remove(merchantId, memberId, id) {
      await unitOfWork.run(async (tx) => {
        if (!(await store.remove(tx, merchantId, memberId, id))) throw unknown(id);
      });
    },
  };
}

function requireDistrict(code: string): void {
  if (!isDistrictCode(code))
    throw new AppError('invalid', 'addresses.region_invalid', '地区代码须为国标六位区县代码');
}

function tooMany(): AppError {
  return new AppError('conflict', 'addresses.too_many', `最多保存 ${ADDRESSES_MAX} 个地址`, {
    addressesMax: ADDRESSES_MAX,
  });
}

function unknown(id: string): AppError {
  return new AppError('not_found', 'addresses.unknown', '没有这个地址', { id });
}
