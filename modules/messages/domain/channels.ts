import type { MessageKind } from './kinds.ts';

export type Channel = 'wechat' | 'sms' | 'inbox';
export type Topic = 'restock' | 'coupons';

/** The others tell of something that she has a right to know: her order, her points, her level. */
const TOPIC_OF: Partial<Record<MessageKind, Topic>> = {
  back_in_stock: 'restock',
  coupon_expiring: 'coupons',
};
const EVERY: readonly Channel[] = ['inbox', 'wechat', 'sms'];

/**
 * Where this kind may reach her (MEM-11). `chosen` null = she has never said anything. Who waits for an article has asked
 * for this very message, so that a topic which she left empty does not silence it; nobody else is told what she did not
 * ask for, but a coupon that runs out lies in the inbox of who never chose.
 */
export function channelsOf(
  kind: MessageKind,
  chosen: ((topic: Topic) => readonly Channel[]) | null,
): readonly Channel[] {
  const topic = TOPIC_OF[kind];
  if (topic === undefined) return EVERY;
  const channels = chosen?.(topic) ?? [];
  if (kind === 'back_in_stock') return channels.length === 0 ? ['inbox', 'wechat'] : channels;
  return chosen === null ? ['inbox'] : channels;
}
