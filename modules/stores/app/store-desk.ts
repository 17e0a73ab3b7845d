import {
  AppError,
  type Clock,
  type EpochMs,
  type Ids,
  type MerchantId,
  type Random,
  type StaffId,
  type StoreId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { StoreNews } from '../domain/news.ts';
import { fitsUnder, type Region } from '../domain/region.ts';
import type { OpeningHours, SpecialDay, Store } from '../domain/store.ts';
import { codeToken, type StoreCode } from '../domain/store-code.ts';
import type { StoreFacts, StoreWrites } from './ports.ts';

/** Who acts, and from where. What she may is asked before, at the edge. */
export interface Who {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

/** Throws when the person may not act for this store, or for all of them (null). */
export type MayActFor = (storeId: StoreId | null) => void;

/** What the head office and the stores change by hand (STO-08); each change with its audit entry. */
export interface StoreDesk {
  addStore(who: Who, store: Omit<Store, 'id'>): Promise<Store>;
  setFacts(who: Who, storeId: StoreId, facts: StoreFacts): Promise<Store>;
  setHours(who: Who, storeId: StoreId, hours: readonly OpeningHours[], phone: string): Promise<Store>;
  putDay(who: Who, storeId: StoreId | null, day: SpecialDay): Promise<SpecialDay>;
  removeDay(who: Who, storeId: StoreId | null, day: string): Promise<void>;
  addRegion(who: Who, region: Omit<Region, 'id'>): Promise<Region>;
  changeRegion(who: Who, region: Region): Promise<Region>;
  removeRegion(who: Who, id: string): Promise<void>;
  addNews(who: Who, news: Omit<StoreNews, 'id'>): Promise<StoreNews>;
  changeNews(who: Who, news: Omit<StoreNews, 'storeId'>, mayActFor: MayActFor): Promise<StoreNews>;
  removeNews(who: Who, id: string, mayActFor: MayActFor): Promise<void>;
  addCode(who: Who, code: Pick<StoreCode, 'storeId' | 'position' | 'campaign'>): Promise<StoreCode>;
  endCode(who: Who, token: string, mayActFor: MayActFor): Promise<StoreCode>;
}

export interface StoreDeskParts {
  readonly unitOfWork: UnitOfWork;
  readonly writes: StoreWrites;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
}

interface Deed<Answer> {
  readonly subject: string;
  readonly before: object | null;
  readonly after: object | null;
  readonly answer: Answer;
}

export function storeDesk({ unitOfWork, writes, audit, clock, ids, random }: StoreDeskParts): StoreDesk {
  const act = <Answer>(
    { merchantId, staffId, ip }: Who,
    action: `stores.${string}`,
    work: (tx: Tx, merchantId: MerchantId, at: EpochMs) => Promise<Deed<Answer>>,
  ): Promise<Answer> => {
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const { subject, before, after, answer } = await work(tx, merchantId, at);
      await audit.record(tx, { merchantId, actor: staffId, action, subject, before, after, ip, at });
      return answer;
    });
  };
  const storeOf = async (tx: Tx, merchantId: MerchantId, storeId: StoreId): Promise<Store> => {
    const store = await writes.find(tx, merchantId, storeId);
    if (store === undefined) throw new AppError('not_found', 'stores.no_such_store', '没有这家门店');
    return store;
  };
  const requireRegion = async (tx: Tx, merchantId: MerchantId, regionId: string | undefined) => {
    if (regionId === undefined) return;
    const regions = await writes.holdRegions(tx, merchantId);
    if (!regions.some(({ id }) => id === regionId)) throw noSuchRegion();
  };
  const requirePlace = (regions: readonly Region[], { id, name, parentId }: Region) => {
    if (!fitsUnder(regions, id, parentId))
      throw new AppError(
        'unprocessable',
        'stores.region_does_not_fit',
        '区域不能放在这里：会成环，或层级太多',
      );
    if (regions.some((other) => other.id !== id && other.parentId === parentId && other.name === name))
      throw new AppError('conflict', 'stores.region_name_taken', '同级已有同名区域');
  };
  const newsOf = async (tx: Tx, merchantId: MerchantId, id: string, mayActFor: MayActFor) => {
    const news = await writes.findNews(tx, merchantId, id);
    if (news === undefined) throw new AppError('not_found', 'stores.no_such_news', '没有这条资讯');
    mayActFor(news.storeId);
    return news;
  };

  return {
    addStore: (who, facts) =>
      act(who, 'stores.add', async (tx, merchantId) => {
        await requireRegion(tx, merchantId, facts.regionId);
        const store = { ...facts, id: ids.next() as StoreId };
        await writes.add(tx, merchantId, store);
        return { subject: `store:${store.id}`, before: null, after: store, answer: store };
      }),
    setFacts: (who, storeId, facts) =>
      act(who, 'stores.set_facts', async (tx, merchantId) => {
        await requireRegion(tx, merchantId, facts.regionId);
        const before = await storeOf(tx, merchantId, storeId);
        await writes.setFacts(tx, merchantId, storeId, facts);
        const after = await storeOf(tx, merchantId, storeId);
        return { subject: `store:${storeId}`, before, after, answer: after };
      }),
    setHours: (who, storeId, hours, phone) =>
      act(who, 'stores.set_hours', async (tx, merchantId) => {
        const before = await storeOf(tx, merchantId, storeId);
        await writes.setHours(tx, merchantId, storeId, hours, phone);
        const after = { ...before, hours, phone };
        return { subject: `store:${storeId}`, before, after, answer: after };
      }),
    putDay: (who, storeId, day) =>
      act(who, 'stores.put_special_day', async (tx, merchantId) => {
        if (storeId !== null) await storeOf(tx, merchantId, storeId);
        const before = (await writes.putDay(tx, merchantId, storeId, day)) ?? null;
        return { subject: `store:${storeId ?? '*'}`, before, after: day, answer: day };
      }),
    removeDay: (who, storeId, day) =>
      act(who, 'stores.remove_special_day', async (tx, merchantId) => {
        const before = await writes.removeDay(tx, merchantId, storeId, day);
        if (before === undefined)
          throw new AppError('not_found', 'stores.no_such_day', '这一天没有特别的营业时间');
        return { subject: `store:${storeId ?? '*'}`, before, after: null, answer: undefined };
      }),
    addRegion: (who, { name, parentId }) =>
      act(who, 'stores.add_region', async (tx, merchantId) => {
        const regions = await writes.holdRegions(tx, merchantId);
        if (regions.length >= REGIONS_MAX)
          throw new AppError('conflict', 'stores.too_many_regions', '区域太多', { max: REGIONS_MAX });
        const region = { id: ids.next(), name, parentId };
        requirePlace([...regions, region], region);
        await writes.putRegion(tx, merchantId, region);
        return { subject: `region:${region.id}`, before: null, after: region, answer: region };
      }),
    changeRegion: (who, region) =>
      act(who, 'stores.change_region', async (tx, merchantId) => {
        const regions = await writes.holdRegions(tx, merchantId);
        const before = regions.find(({ id }) => id === region.id);
        if (before === undefined) throw noSuchRegion();
        requirePlace(regions, region);
        await writes.putRegion(tx, merchantId, region);
        return { subject: `region:${region.id}`, before, after: region, answer: region };
      }),
    removeRegion: (who, id) =>
      act(who, 'stores.remove_region', async (tx, merchantId) => {
        const regions = await writes.holdRegions(tx, merchantId);
        const before = regions.find((region) => region.id === id);
        if (before === undefined) throw noSuchRegion();
        const isParent = regions.some(({ parentId }) => parentId === id);
        if (isParent || !(await writes.removeRegion(tx, merchantId, id)))
          throw new AppError('conflict', 'stores.region_not_empty', '区域内还有门店或下级区域');
        return { subject: `region:${id}`, before, after: null, answer: undefined };
      }),
    addNews: (who, facts) =>
      act(who, 'stores.add_news', async (tx, merchantId) => {
        if (facts.storeId !== null) await storeOf(tx, merchantId, facts.storeId);
        const news = { ...facts, id: ids.next() };
        await writes.putNews(tx, merchantId, news);
        return { subject: `news:${news.id}`, before: null, after: news, answer: news };
      }),
    changeNews: (who, changed, mayActFor) =>
      act(who, 'stores.change_news', async (tx, merchantId) => {
        const before = await newsOf(tx, merchantId, changed.id, mayActFor);
        const news = { ...changed, storeId: before.storeId };
        await writes.putNews(tx, merchantId, news);
        return { subject: `news:${news.id}`, before, after: news, answer: news };
      }),
    removeNews: (who, id, mayActFor) =>
      act(who, 'stores.remove_news', async (tx, merchantId) => {
        const before = await newsOf(tx, merchantId, id, mayActFor);
        await writes.removeNews(tx, merchantId, id);
        return { subject: `news:${id}`, before, after: null, answer: undefined };
      }),
    addCode(who, { storeId, position, campaign }) {
      const token = codeToken(random);
      return act(who, 'stores.add_code', async (tx, merchantId, createdAt) => {
        await storeOf(tx, merchantId, storeId);
        const code = { token, storeId, position, campaign, createdAt, endedAt: null };
        await writes.addCode(tx, merchantId, code);
        return { subject: `store_code:${token}`, before: null, after: code, answer: code };
      });
    },
    endCode: (who, token, mayActFor) =>
      act(who, 'stores.end_code', async (tx, merchantId, at) => {
        const before = await writes.findCode(tx, merchantId, token);
        if (before === undefined) throw new AppError('not_found', 'stores.no_such_code', '没有这个门店码');
        mayActFor(before.storeId);
        if (!(await writes.endCode(tx, merchantId, token, at)))
          throw new AppError('conflict', 'stores.code_ended', '这个门店码已停用');
        const after = { ...before, endedAt: at };
        return { subject: `store_code:${token}`, before, after, answer: after };
      }),
  };
}

const REGIONS_MAX = 500;

function noSuchRegion(): AppError {
  return new AppError('not_found', 'stores.no_such_region', '没有这个区域');
}
