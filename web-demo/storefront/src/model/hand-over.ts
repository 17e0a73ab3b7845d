import type { HandOver } from '../api/fulfilment-contract.ts';

export interface WayStep {
  readonly name: string;
  readonly reached: boolean;
}

const PARCEL_AT: Readonly<Record<string, number>> = {
  ...{ ASKED: 0, REFUSED: 0, CANCELLED: 0, MADE: 1, ON_THE_WAY: 2, SIGNED: 3, RECEIVED: 3 },
};
const RUN_AT: Readonly<Record<string, number>> = {
  ...{ ASKED: 0, SEARCHING: 0, WAITING: 0, CANCELLED: 0, TAKEN: 1, CARRIED: 2, DELIVERED: 3 },
};
const PARCEL_STEPS = ['商家备货', '已打包', '运输中', '已签收'];
const RUN_STEPS = ['等待接单', '骑手已接单', '配送中', '已送达'];

/** The steps of a waybill, or of a rider's way: those that are behind her, and those to come. */
export function stepsOf({ parcel, run }: Pick<HandOver, 'parcel' | 'run'>): readonly WayStep[] {
  const isCourier = run !== null && run.state !== 'CANCELLED';
  if (!isCourier && parcel === null) return [];
  const at = isCourier ? RUN_AT[run.state] : PARCEL_AT[parcel?.state ?? 'ASKED'];
  return (isCourier ? RUN_STEPS : PARCEL_STEPS).map((name, step) => ({ name, reached: step <= (at ?? 0) }));
}

const RUN_SENTENCES: Readonly<Record<string, string>> = {
  ASKED: '正在呼叫骑手',
  SEARCHING: '正在为你寻找附近的骑手',
  WAITING: '骑手暂时忙，门店会派人送来',
  TAKEN: '门店骑手已接单，正在取货',
  CARRIED: '骑手已取货，正在赶来',
  DELIVERED: '骑手已送达',
};
const PARCEL_SENTENCES: Readonly<Record<string, string>> = {
  ASKED: '门店正在打包，运单马上生成',
  MADE: '已打包，等待快递揽收',
  ON_THE_WAY: '包裹在路上',
  SIGNED: '包裹已签收，请确认收货',
  RECEIVED: '已收货，感谢光临',
};

/** One sentence about where it is; undefined while nothing has left. */
export function whereText({ parcel, run }: Pick<HandOver, 'parcel' | 'run'>): string | undefined {
  if (run !== null && RUN_SENTENCES[run.state] !== undefined) return RUN_SENTENCES[run.state];
  return parcel === null ? undefined : (PARCEL_SENTENCES[parcel.state] ?? '门店正在处理');
}
