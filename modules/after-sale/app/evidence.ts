import {
  AppError,
  type Clock,
  DAY_MS,
  type Ids,
  type MemberId,
  type MerchantId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { PicturePress } from '#modules/catalog';
import type { UseOf } from '#modules/privacy';

/** Pictures that she sent up and has not asked with: a form that she left does not fill the house. */
export const WAITING_MAX = 12;
const WAITING_KEPT_MS = DAY_MS;
/** A dispute about a refund is over by then; what was said stays with the order. */
const KEPT_MS = 180 * DAY_MS;

export interface KeptEvidence {
  readonly memberId: MemberId;
  /** Null until she asks with it. */
  readonly afterSaleId: string | null;
  /** WebP. */
  readonly bytes: Buffer;
}

export interface EvidenceStore {
  /** False when too many of hers wait already. */
  add(
    tx: Tx,
    merchantId: MerchantId,
    picture: {
      readonly id: string;
      readonly memberId: MemberId;
      readonly bytes: Buffer;
      readonly at: number;
    },
  ): Promise<boolean>;
  /** Hers, and not of another request; false when one of them is not. */
  attach(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    afterSaleId: string,
    ids: readonly string[],
  ): Promise<boolean>;
  find(merchantId: MerchantId, id: string, use: UseOf<'evidence'>): Promise<KeptEvidence | undefined>;
  /** What nobody asked with since `waitingSince`, and what is older than `since` and of a request that ended. */
  forget(tx: Tx, waitingSince: number, since: number): Promise<void>;
  /** Seals at most so many pictures of a time before they were sealed; answers with how many. */
  sealOlder(tx: Tx, limit: number): Promise<number>;
}

/**
 * 凭证 (ORD-07): what she photographed of the goods. Drawn anew, so that nothing that the camera wrote beside it stays, and
 * kept beside the request, sealed under her key (SEC-04): only she and the store that is asked see it, never the public address of other pictures.
 */
export interface Evidence {
  keep(merchantId: MerchantId, memberId: MemberId, bytes: Buffer): Promise<{ readonly id: string }>;
  /** Of this request; whoever asks has been let in by the caller. */
  show(merchantId: MerchantId, afterSaleId: string, id: string, use: UseOf<'evidence'>): Promise<Buffer>;
  forget(): Promise<void>;
}

export function evidence(
  unitOfWork: UnitOfWork,
  store: EvidenceStore,
  press: PicturePress,
  clock: Clock,
  ids: Ids,
): Evidence {
  return {
    async keep(merchantId, memberId, upload) {
      const bytes = (await press.draw(upload))?.variants.at(-1)?.bytes;
      if (bytes === undefined)
        throw new AppError('unprocessable', 'after-sale.not_a_picture', '请上传 JPEG、PNG 或 WebP 图片');
      const id = ids.next();
      const at = clock.now();
      if (!(await unitOfWork.run((tx) => store.add(tx, merchantId, { id, memberId, bytes, at }))))
        throw new AppError('conflict', 'after-sale.too_many_pictures', '已上传的图片过多，请先提交申请', {
          max: WAITING_MAX,
        });
      return { id };
    },
    async show(merchantId, afterSaleId, id, use) {
      const found = await store.find(merchantId, id, use);
      if (found?.afterSaleId === afterSaleId) return found.bytes;
      throw new AppError('not_found', 'after-sale.picture_not_found', '没有这张图片');
    },
    async forget() {
      const now = clock.now();
      await unitOfWork.run((tx) => store.forget(tx, now - WAITING_KEPT_MS, now - KEPT_MS));
    },
  };
}
