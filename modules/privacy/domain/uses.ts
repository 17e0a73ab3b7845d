import type { Purpose } from './purposes.ts';

/**
 * What a sealed field may be opened for (PRV-01): each with the ground that makes it lawful (PIPL 13). A use that rests
 * on a consent is a purpose of `purposes.ts` and is not repeated here.
 */
export const USES = {
  'account.own': { ground: 'contract', title: '会员查看和修改自己的资料' },
  'account.sign_in': { ground: 'contract', title: '用手机号登录和找回会员身份' },
  'account.merge': { ground: 'contract', title: '同一个人的多个会员身份合并为一个' },
  'account.lookup': { ground: 'contract', title: '店员按会员出示的手机号或会员码为其服务' },
  'order.deliver': { ground: 'contract', title: '把订单送到收货人手中' },
  'order.serve': { ground: 'contract', title: '处理订单、取货和售后' },
  'payment.share': { ground: 'contract', title: '按约定把一笔支付的一部分付给收款人' },
  'member.serve': { ground: 'contract', title: '店员为会员服务时称呼会员' },
  'security.investigate': { ground: 'law', title: '查明登录、账户和数据安全事件' },
  'rights.export': { ground: 'law', title: '向会员本人提供个人信息副本' },
  'privacy.upkeep': { ground: 'law', title: '为旧数据加密和更换密钥' },
} as const satisfies Readonly<Record<string, { ground: 'contract' | 'law'; title: string }>>;

export type Use = keyof typeof USES | Purpose;
