import type { components } from '../../../shared/schema';
import type { Tone } from './tone.ts';

type Schemas = components['schemas'];
export type Receiver = Schemas['ProfitReceiver'];
export type NewReceiver = Schemas['NewProfitReceiver'];
export type SharedPayment = Schemas['SharedPayment'];
export type SharedPaymentDetail = Schemas['SharedPaymentDetail'];
type Words<State extends string> = Readonly<Record<State, { readonly name: string; readonly tone: Tone }>>;

export const RELATIONS: Readonly<Record<Receiver['relation'], string>> = {
  STORE: '门店',
  STAFF: '员工',
  PARTNER: '合作伙伴',
  DISTRIBUTOR: '分销商',
  SUPPLIER: '供应商',
  USER: '用户',
  OTHERS: '其他',
};
export const RECEIVER_TYPES: Readonly<Record<Receiver['type'], string>> = {
  MERCHANT_ID: '商户',
  PERSONAL_OPENID: '个人',
};
export const RECEIVER_STATES: Words<Receiver['state']> = {
  ADDING: { name: '等微信确认', tone: 'waiting' },
  ACTIVE: { name: '可分账', tone: 'good' },
  REMOVING: { name: '移除中', tone: 'waiting' },
  REMOVED: { name: '已移除', tone: 'calm' },
  REFUSED: { name: '微信拒绝', tone: 'needs-you' },
};
export const PAYMENT_STATES: Words<SharedPayment['state']> = {
  OPEN: { name: '可分账', tone: 'good' },
  ENDING: { name: '解冻中', tone: 'waiting' },
  ENDED: { name: '已结束', tone: 'calm' },
};
export const SHARE_STATES: Words<SharedPaymentDetail['shares'][number]['state']> = {
  REQUESTED: { name: '待提交', tone: 'waiting' },
  PROCESSING: { name: '处理中', tone: 'waiting' },
  FINISHED: { name: '已完成', tone: 'good' },
  REFUSED: { name: '微信拒绝', tone: 'needs-you' },
};
export const PART_RESULTS: Words<SharedPaymentDetail['shares'][number]['parts'][number]['result']> = {
  PENDING: { name: '处理中', tone: 'waiting' },
  SUCCESS: { name: '已到账', tone: 'good' },
  CLOSED: { name: '没有分成', tone: 'needs-you' },
};
export const RETURN_STATES: Words<SharedPaymentDetail['returns'][number]['state']> = {
  REQUESTED: { name: '待提交', tone: 'waiting' },
  PROCESSING: { name: '处理中', tone: 'waiting' },
  SUCCEEDED: { name: '已退回', tone: 'good' },
  FAILED: { name: '退回失败', tone: 'needs-you' },
};

export const ACCOUNT = /^[\w-]{4,64}$/;
