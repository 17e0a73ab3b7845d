import { AppError, type EpochMs, type MerchantId, type Tx } from '#kernel';
import type { ChannelShare } from '../domain/channels.ts';
import type { Levels } from '../domain/levels.ts';
import type { StockLocation } from '../domain/stock-location.ts';
import type { StockSettings } from '../domain/stock-settings.ts';
import type { Act, Who } from './desk.ts';
import type { KnownGoods } from './known-goods.ts';
import type { Locations } from './ports.ts';

export interface ArrangeParts {
  readonly act: Act;
  readonly known: KnownGoods;
  readonly levels: { set(tx: Tx, merchantId: MerchantId, levels: readonly Levels[]): Promise<void> };
  readonly shares: { setShare(tx: Tx, merchantId: MerchantId, share: ChannelShare): Promise<void> };
  readonly settings: {
    save(tx: Tx, merchantId: MerchantId, settings: StockSettings, at: EpochMs): Promise<void>;
    of(tx: Tx, merchantId: MerchantId): Promise<StockSettings>;
  };
  readonly locations: Pick<Locations, 'find' | 'save'>;
}

export interface ArrangeStock {
  setLevels(who: Who, storeId: Levels['storeId'], levels: readonly Levels[]): Promise<void>;
  setShare(who: Who, share: ChannelShare): Promise<void>;
  setSettings(who: Who, settings: StockSettings): Promise<void>;
  setLocation(who: Who, location: StockLocation): Promise<void>;
}

/** What the manager decides about the stock, without moving a piece of it. */
export function arrangeStock({
  act,
  known,
  levels: levelStore,
  shares,
  settings: settingStore,
  locations,
}: ArrangeParts): ArrangeStock {
  return {
    async setLevels(who, storeId, levels) {
      await known.requireLocation(who.merchantId, storeId);
      await known.requireSkus(
        who.merchantId,
        levels.map(({ skuId }) => skuId),
      );
      await act(who, 'inventory.set_levels', async (tx) => {
        await levelStore.set(tx, who.merchantId, levels);
        return { subject: `stock:${storeId}`, after: { levels }, answer: {} };
      });
    },

    async setShare(who, share) {
      await act(who, 'inventory.set_channel_share', async (tx) => {
        await shares.setShare(tx, who.merchantId, share);
        return { subject: `stock:${share.storeId}`, after: share, answer: {} };
      });
    },

    async setSettings(who, settings) {
      await act(who, 'inventory.set_settings', async (tx, at) => {
        const before = await settingStore.of(tx, who.merchantId);
        await settingStore.save(tx, who.merchantId, settings, at);
        return { subject: 'stock:settings', before, after: settings, answer: {} };
      });
    },

    async setLocation(who, location) {
      const before = await locations.find(who.merchantId, location.id);
      if (before !== undefined && before.kind !== location.kind)
        throw new AppError('conflict', 'inventory.location_kind', '门店和仓库不能互换');
      if (before === undefined && location.kind === 'store')
        throw new AppError('not_found', 'inventory.location_not_found', '没有这个门店或仓库');
      await act(who, 'inventory.set_location', async (tx, at) => {
        await locations.save(tx, who.merchantId, location, at);
        return {
          subject: `location:${location.id}`,
          ...(before === undefined ? {} : { before }),
          after: location,
          answer: {},
        };
      });
    },
  };
}
