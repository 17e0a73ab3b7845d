import { type MerchantId, token } from '#kernel';

/** Where a parcel is, as WeChat tells it by itself (`add_express_path`): all of its way so far, in WeChat's words. */
export interface PushedPath {
  readonly carrier: string;
  readonly number: string;
  /** The number that it was asked for under; '' where WeChat does not say. */
  readonly waybillId: string;
  readonly actions: readonly {
    readonly atSeconds: number;
    readonly type: number;
    readonly text: string;
  }[];
}

export interface PushedTracks {
  /** Of a waybill that was made here alone; told again, late or in another order it adds nothing wrong. */
  hear(merchantId: MerchantId, path: PushedPath): Promise<void>;
}

export const PUSHED_TRACKS = token<PushedTracks>('PushedTracks');
