import type { Shop } from '../api/shop.ts';

/** Of one request (凭证); the server takes no more. */
export const EVIDENCE_PICTURES_MAX = 6;

export interface EvidencePicture {
  readonly path: string;
  readonly bytes: ArrayBuffer;
  /** Once it has arrived: a second try does not send it again. */
  id?: string;
}

/**
 * Sends what has not gone yet, one after the other, and answers the ids in her order. Only when she asks: what she took out
 * before never leaves the phone.
 */
export async function sendEvidence(
  shop: Pick<Shop, 'keepAfterSalePicture'>,
  pictures: readonly EvidencePicture[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const picture of pictures) {
    picture.id ??= (await shop.keepAfterSalePicture(picture.bytes)).id;
    ids.push(picture.id);
  }
  return ids;
}
