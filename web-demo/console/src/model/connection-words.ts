import type { components } from '../../../shared/schema.d.ts';
import type { Tone } from './tone.ts';

type Schemas = components['schemas'];
export type Template = Schemas['MessageTemplate'];
export type TemplateField = Template['fields'][number];
export type FactName = Extract<TemplateField, { from: unknown }>['from'];
export type DeadMessage = Schemas['DeadMessage'];
export type Webhook = Schemas['Webhook'];
export type WebhookDelivery = Schemas['WebhookDelivery'];
export type ChannelOrder = Schemas['ChannelOrder'];

/** What members are told about, in the order of an order's life. */
export const MESSAGE_KINDS: readonly { readonly kind: Template['kind']; readonly name: string }[] = [
  { kind: 'order_paid', name: '付款成功' },
  { kind: 'order_shipped', name: '商品已发货' },
  { kind: 'pickup_ready', name: '可以取货了' },
  { kind: 'pickup_waiting', name: '取货提醒' },
  { kind: 'picked_up', name: '已取货' },
  { kind: 'less_offered', name: '门店少退方案' },
  { kind: 'refund_agreed', name: '退款已受理' },
  { kind: 'refunded', name: '退款已到账' },
  { kind: 'back_in_stock', name: '到货提醒' },
  { kind: 'points_expiring', name: '积分快到期' },
  { kind: 'coupon_expiring', name: '优惠券快到期' },
  { kind: 'tier_changed', name: '会员等级变更' },
];
export const messageName = (kind: string): string =>
  MESSAGE_KINDS.find((each) => each.kind === kind)?.name ?? kind;

/** What can fill a field, with a value as an ordinary order gives it. */
export const FACTS: Readonly<Record<FactName, { readonly name: string; readonly example: string }>> = {
  orderNumber: { name: '订单号', example: '202611220001' },
  goods: { name: '商品', example: '圆框眼镜（黑色）等2件' },
  store: { name: '门店', example: '江汉路步行街旗舰店' },
  amount: { name: '金额', example: '¥129.00' },
  status: { name: '状态', example: '待取货' },
  at: { name: '时间', example: '2026年11月22日 14:05' },
  count: { name: '数量', example: '120' },
  until: { name: '有效期至', example: '2026年11月30日' },
};

/** One line of the form: a fact, or words of the shop's own. */
export interface FieldDraft {
  name: string;
  source: FactName | 'text';
  text: string;
}
export const draftOf = (field: TemplateField): FieldDraft =>
  'from' in field
    ? { name: field.name, source: field.from, text: '' }
    : { name: field.name, source: 'text', text: field.text };
export function fieldOf({ name, source, text }: FieldDraft): TemplateField {
  return source === 'text' ? { name: name.trim(), text: text.trim() } : { name: name.trim(), from: source };
}

/** WeChat's names of fields: the type is a part of them. What a type takes the server holds against a whole order. */
const FIELD_NAME =
  /^(thing|number|letter|symbol|character_string|time|date|amount|phone_number|car_number|name|phrase)\d{1,2}$/;
const TEMPLATE_ID = /^[\w-]{10,64}$/;
const PAGE = /^pages\/[\w/-]+(\?[\w=&{}-]*)?$/;

/** What is wrong with the form, in a sentence; empty = nothing that is seen here. */
export function templateFault(templateId: string, page: string, fields: readonly FieldDraft[]): string {
  if (!TEMPLATE_ID.test(templateId.trim())) return '模板 ID 是微信后台给出的一串字母数字，请完整复制。';
  if (!PAGE.test(page.trim())) return '点击后的页面应以 pages/ 开头，例如 pages/order/index?id={orderId}。';
  if (fields.length === 0) return '至少填一个字段。';
  const bad = fields.find(({ name }) => !FIELD_NAME.test(name.trim()));
  if (bad !== undefined)
    return `字段名“${bad.name}”不对：应是微信模板里的名字，例如 thing1、amount2、time3。`;
  if (new Set(fields.map(({ name }) => name.trim())).size < fields.length) return '同一个字段填了两次。';
  if (fields.some(({ source, text }) => source === 'text' && text.trim() === '')) return '固定文字不能为空。';
  return '';
}

const DEAD_REASONS: Readonly<Record<string, string>> = {
  bad_data: '字段内容不合微信的规则，请改模板后重发',
  no_answer: '微信一直没有答复',
  43101: '顾客没有授权，或已取消授权',
  47003: '字段内容不合微信的规则，请改模板后重发',
  40037: '模板 ID 不对',
  41030: '点击后的页面不存在',
};
export const deadReason = (why: string): string => DEAD_REASONS[why] ?? `微信错误码 ${why}`;

export const WEBHOOK_KINDS: Readonly<Record<Schemas['WebhookKind'], string>> = {
  'order.paid': '订单已支付',
  'order.closed': '订单已关闭',
  'order.ready': '可以取货',
  'order.shipped': '已发货',
  'order.picked_up': '已取货',
  'order.received': '已收货',
  'after_sale.refunded': '售后已退款',
  'refund.succeeded': '退款已到账',
  'stock.low': '库存不足',
};
export const WEBHOOK_STATES: Readonly<
  Record<WebhookDelivery['state'], { readonly name: string; readonly tone: Tone }>
> = {
  WAITING: { name: '等待发送', tone: 'waiting' },
  DELIVERED: { name: '已送达', tone: 'good' },
  DEAD: { name: '已放弃', tone: 'needs-you' },
};

export const CHANNEL_STATES: Readonly<
  Record<ChannelOrder['state'], { readonly name: string; readonly tone: Tone }>
> = {
  NEW: { name: '刚收到', tone: 'waiting' },
  TASK: { name: '等你处理', tone: 'needs-you' },
  TAKEN: { name: '已接单', tone: 'good' },
  CANCELLED: { name: '已取消', tone: 'calm' },
  REFUSED: { name: '已拒单', tone: 'calm' },
};

type Trouble = ChannelOrder['problems'][number];
const TROUBLES: Readonly<Record<Trouble['code'], (about: string) => string>> = {
  unknown_store: (about) => `门店“${about}”不认识：请在渠道后台核对门店编号后重试`,
  unknown_article: (about) => `商品“${about}”不认识：告诉系统它是哪件商品，再重试`,
  sold_out: (about) => `库存不够${about === '' ? '' : `（${about}）`}：补货或调拨后重试，或者拒单`,
  goods_amended: () => '渠道改了商品，而订单已经接下：请与渠道核对，处理好后标记',
  address_amended: () => '渠道改了地址，而商品已经在处理：请核对能否改派，处理好后标记',
  refunded_in_part: () => '渠道已经退了其中一部分：不再接单，请拒单',
  cancelled_after_sending: () => '发货后渠道取消了订单：请联系追回或等退货，处理好后标记',
  refunded_after_sending: (about) =>
    `渠道退款 ${about} 里有已发出的包裹：请联系追回，并与渠道对清金额，处理好后标记`,
  push_refused: (about) => `渠道没有接受我们的通知（${about}）：请到渠道后台处理，处理好后标记`,
};
export const troubleText = ({ code, about }: Trouble): string => TROUBLES[code](about);
