import type {
  Clock,
  DomainEvent,
  EpochMs,
  EventHandler,
  Ids,
  MemberId,
  MerchantId,
  SkuId,
  StoreId,
  UnitOfWork,
} from '#kernel';
import type { SkuDirectory } from '#modules/inventory';
import type { CouponGifts } from '#modules/marketing';
import type { Members } from '#modules/members';
import type { Stores } from '#modules/stores';
import type { Tiers } from '#modules/tiers';
import type { NewsKind } from '../domain/kinds.ts';
import { backInStock, couponExpiring, type News, pointsExpiring, tierChanged } from '../domain/news.ts';
import { articleName } from './article-name.ts';
import type { Choices } from './choices.ts';
import type { MessageStore, TemplateBook } from './ports.ts';

interface OfMember extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
}
interface BackInStock extends OfMember {
  readonly skuId: SkuId;
  readonly storeId: StoreId;
}
interface PointsExpiring extends OfMember {
  readonly points: number;
  readonly expiresAt: EpochMs;
  readonly daysLeft: number;
}
interface CouponRunningOut extends OfMember {
  readonly couponId: string;
  readonly templateId: string;
  readonly validUntil: EpochMs;
  readonly days: number;
}
interface TierChanged extends OfMember {
  readonly from: number;
  readonly to: number;
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly store: Pick<MessageStore, 'add'>;
  readonly templates: Pick<TemplateBook, 'list'>;
  readonly choices: Choices;
  readonly members: Pick<Members, 'current'>;
  readonly articles: SkuDirectory;
  readonly stores: Pick<Stores, 'find'>;
  readonly coupons: Pick<CouponGifts, 'find'>;
  readonly tiers: Pick<Tiers, 'tierOf'>;
  readonly clock: Clock;
  readonly ids: Ids;
}

interface Told {
  readonly kind: NewsKind;
  readonly subject: string;
  readonly news: News;
}

/** What happens to a member beside her orders (INV-07, MEM-05, MEM-06, MKT-08), in the ways that she chose (MEM-11). */
export function tellNews(parts: Parts): EventHandler {
  const { unitOfWork, store, templates, choices, members, clock, ids } = parts;

  return {
    name: 'messages.tell_news',
    types: Object.keys(READERS) as DomainEvent['type'][],
    async deliver({ id: eventId, event }) {
      const heard = event as OfMember;
      const { merchantId } = heard;
      const owner = await members.current(merchantId, heard.memberId);
      // Of whom a till knows at most a number, nobody will open an inbox.
      if (owner === undefined || owner.isShadow) return;
      const told = await READERS[heard.type]?.(parts, { ...heard, memberId: owner.id });
      if (told === undefined) return;
      const { kind, subject, news } = told;
      const ways = await choices(merchantId, owner.id, kind);
      const known = await templates.list(merchantId);
      const hasTemplate = known.some((template) => template.kind === kind && template.isEnabled);
      const inInbox = ways.includes('inbox');
      const withoutTemplate = hasTemplate ? null : ('no_template' as const);
      const staysFor = ways.includes('wechat') ? withoutTemplate : ('not_wanted' as const);
      if (!inInbox && staysFor !== null) return;
      const message = {
        ...({ id: ids.next(), merchantId, memberId: owner.id, eventId, kind, orderId: '', subject } as const),
        ...{ inInbox, staysFor, at: clock.now() },
      };
      await unitOfWork.run((tx) => store.add(tx, { ...message, ...news }));
    },
  };
}

type Reader = (parts: Parts, event: OfMember) => Promise<Told | undefined>;

const READERS: Readonly<Record<DomainEvent['type'], Reader>> = {
  async 'inventory.back_in_stock'({ articles, stores }, event) {
    const { merchantId, skuId, storeId, occurredAt } = event as BackInStock;
    const goods = articleName(await articles.names(merchantId, [skuId]), skuId);
    const store = (await stores.find(merchantId, storeId))?.name ?? '门店';
    return { kind: 'back_in_stock', subject: skuId, news: backInStock(goods, store, occurredAt) };
  },
  async 'points.expiring'(_parts, event) {
    const { points, expiresAt, daysLeft, occurredAt } = event as PointsExpiring;
    const news = pointsExpiring(points, expiresAt, daysLeft, occurredAt);
    return { kind: 'points_expiring', subject: '', news };
  },
  async 'marketing.coupon_running_out'({ coupons }, event) {
    const { merchantId, couponId, templateId, validUntil, days, occurredAt } = event as CouponRunningOut;
    const title = (await coupons.find(merchantId, templateId))?.title ?? '优惠券';
    const news = couponExpiring(title, validUntil, days, occurredAt);
    return { kind: 'coupon_expiring', subject: couponId, news };
  },
  /** What she has now: of two changes at once the last is told, and none that lies beneath a level set by hand. */
  async 'tiers.tier_changed'({ tiers }, event) {
    const { merchantId, memberId, from, to, occurredAt } = event as TierChanged;
    const now = await tiers.tierOf(merchantId, memberId);
    if (now?.tier.level !== to) return undefined;
    return {
      kind: 'tier_changed',
      subject: '',
      news: tierChanged(now.tier.name, to > from, occurredAt),
    };
  },
};
