import type { Use } from './uses.ts';

/** How long a value is kept: as long as the account lives, as long as orders must be kept, or so many days. */
type Retention = 'account' | 'orders' | { readonly days: number };

interface Field {
  readonly title: string;
  /** The module that keeps it. */
  readonly module: string;
  readonly kind: 'name' | 'contact' | 'identifier' | 'whereabouts' | 'note';
  /** PIPL 28. */
  readonly sensitive: boolean;
  readonly retention: Retention;
  /** All that it may be opened for. */
  readonly uses: readonly Use[];
}

/**
 * Every piece of personal data that is sealed at rest (SEC-04), what it is for and how long it stays (PRV-01, PRV-08).
 * The name is part of what is sealed: a sealed phone cannot pass as an address.
 */
export const FIELDS = {
  phone: {
    title: '手机号',
    module: 'members',
    kind: 'contact',
    sensitive: false,
    retention: 'account',
    uses: [
      'account.own',
      'account.sign_in',
      'account.merge',
      'account.lookup',
      'rights.export',
      'privacy.upkeep',
    ],
  },
  identity: {
    title: '外部账号标识',
    module: 'members',
    kind: 'identifier',
    sensitive: false,
    retention: 'account',
    uses: ['account.own', 'account.sign_in', 'account.merge', 'rights.export', 'privacy.upkeep'],
  },
  face: {
    title: '昵称与头像',
    module: 'members',
    kind: 'name',
    sensitive: false,
    retention: 'account',
    uses: ['account.own', 'account.merge', 'member.serve', 'rights.export', 'privacy.upkeep'],
  },
  birthday: {
    title: '生日',
    module: 'members',
    kind: 'identifier',
    sensitive: false,
    retention: 'account',
    uses: ['account.own', 'account.merge', 'member.serve', 'rights.export', 'privacy.upkeep'],
  },
  address: {
    title: '收货地址簿',
    module: 'addresses',
    kind: 'contact',
    sensitive: false,
    retention: 'account',
    uses: ['account.own', 'account.merge', 'order.deliver', 'rights.export', 'privacy.upkeep'],
  },
  delivery: {
    title: '订单收货信息',
    module: 'orders',
    kind: 'contact',
    sensitive: false,
    retention: 'orders',
    uses: ['account.own', 'order.deliver', 'order.serve', 'rights.export', 'privacy.upkeep'],
  },
  invoice: {
    title: '发票抬头与税号',
    module: 'invoices',
    kind: 'identifier',
    sensitive: false,
    retention: 'orders',
    uses: ['account.own', 'order.serve', 'rights.export', 'privacy.upkeep'],
  },
  afterSale: {
    title: '售后说明、答复与退货运单号',
    module: 'after-sale',
    kind: 'note',
    sensitive: false,
    retention: 'orders',
    uses: ['account.own', 'order.serve', 'rights.export', 'privacy.upkeep'],
  },
  evidence: {
    title: '售后凭证图片',
    module: 'after-sale',
    kind: 'note',
    sensitive: false,
    retention: { days: 180 },
    uses: ['account.own', 'order.serve', 'rights.export', 'privacy.upkeep'],
  },
  realName: {
    title: '大额购卡人的姓名与身份证号',
    module: 'stored-value',
    kind: 'identifier',
    sensitive: true,
    retention: { days: 1_826 },
    uses: ['account.own', 'rights.export', 'privacy.upkeep'],
  },
  receiver: {
    title: '个人收款方的微信标识',
    module: 'profit-sharing',
    kind: 'identifier',
    sensitive: false,
    retention: 'account',
    uses: ['payment.share', 'rights.export', 'privacy.upkeep'],
  },
  export: {
    title: '个人信息副本',
    module: 'privacy',
    kind: 'note',
    sensitive: true,
    retention: { days: 7 },
    uses: ['rights.export'],
  },
} as const satisfies Readonly<Record<string, Field>>;

/** What says something about a person and is not sealed, and why (SEC-04). A member reads it in the register. */
export const IN_CLEAR: readonly { readonly title: string; readonly why: string }[] = [
  { title: '评价上的署名', why: '发表时就已遮盖，是你公开的内容' },
];

export type FieldName = keyof typeof FIELDS;
/** What a field may be opened for; another use does not compile. */
export type UseOf<Name extends FieldName> = (typeof FIELDS)[Name]['uses'][number];
