import type { MemberId, MerchantId, ProductId, StoreId } from '#kernel';
import { PLACE_REASONS } from '../../domain/place-reason.ts';
import type { FeedAnswer } from '../feed-answer.ts';
import type { MemberMemory } from '../member-memory.ts';
import { goesWith } from './goes-with.ts';
import { KeptAnswers } from './kept-answers.ts';
import { avoidedBy } from './not-again.ts';
import type { PlaceScene, ShopPlaces } from './shop-places.ts';

export interface RelatedQuestion {
  readonly merchantId: MerchantId;
  readonly productId: ProductId;
  readonly storeId: StoreId;
  readonly limit: number;
  /** Undefined = a visitor. */
  readonly memberId: MemberId | undefined;
}

/**
 * The two rows of a product page (REC-02). They say nothing about a member; hers only leave out what she must
 * not be offered again, and with personalisation off not even that.
 */
export interface ShowRelated {
  similar(question: RelatedQuestion): Promise<FeedAnswer>;
  boughtTogether(question: RelatedQuestion): Promise<FeedAnswer>;
}

type Row = 'similar' | 'bought-together';

export function showRelated(places: ShopPlaces, memory: MemberMemory): ShowRelated {
  const kept = new KeptAnswers();
  async function answer(which: Row, question: RelatedQuestion): Promise<FeedAnswer> {
    const { merchantId, productId, storeId, limit, memberId } = question;
    const scene = await places.scene(merchantId, storeId);
    const row = places.rowOf(scene, productId);
    const state = memberId === undefined ? undefined : await memory.stateOf(merchantId, memberId);
    const avoided = state === undefined ? undefined : avoidedBy(scene, state, which === 'bought-together');
    if (avoided === undefined || avoided.size === 0)
      return kept.of(scene, `${which}/${productId}/${limit}`, () =>
        write(which, scene, row, scene.mayShow, limit),
      );
    const mayShow = (other: number) => scene.mayShow(other) && !avoided.has(other);
    return { body: write(which, scene, row, mayShow, limit), etag: undefined };
  }
  return {
    similar: (question) => answer('similar', question),
    boughtTogether: (question) => answer('bought-together', question),
  };
}

function write(
  which: Row,
  scene: PlaceScene,
  row: number,
  mayShow: (row: number) => boolean,
  limit: number,
): string {
  const ranked =
    which === 'similar'
      ? scene.similarTo(row).filter((each) => mayShow(each.row))
      : goesWith(scene, [row], mayShow, limit, () => PLACE_REASONS.boughtWith);
  return scene.store.write(ranked.slice(0, limit), false);
}
