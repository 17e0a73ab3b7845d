import { computed, ref } from 'vue';
import { yuan } from '../../../../shared/format.ts';
import { sentenceOf } from '../../api/transport.ts';
import { shop, storeChoice } from '../../app-state.ts';
import type { FittingItem } from '../../model/fitting-room.ts';
import { say } from '../../navigation.ts';
import type { HeldPicture, MirrorPictures, Snapshot } from '../../platform/mirror/mirror.ts';
import type { MirrorOfPage } from './use-mirror.ts';
import type { WornItems } from './use-worn-items.ts';

/** As many as one can tell apart on a phone. */
const COMPARED_MAX = 4;
const PRODUCT_PAGE = 'pages/product/index';

export interface Compared {
  readonly item: FittingItem;
  readonly picture: Snapshot;
}

/** The code of the product's page; a poster without one is still a poster. */
async function codeTo({ productId }: FittingItem): Promise<ArrayBuffer | undefined> {
  try {
    return await shop.shareCode(productId, PRODUCT_PAGE);
  } catch {
    return undefined;
  }
}

/** A picture that she held: before and after, in high definition, several items beside each other, a poster. */
export function useHeldPicture({ worn, several }: WornItems, { opened }: MirrorOfPage) {
  const held = ref<HeldPicture>();
  const sharp = ref(false);
  const compared = ref<readonly Compared[]>([]);
  const poster = ref<Snapshot>();
  const working = ref('');

  /** One thing at a time, and what went wrong in one sentence. */
  async function work(name: string, task: (pictures: MirrorPictures) => Promise<void>): Promise<void> {
    const pictures = opened()?.pictures;
    if (pictures === undefined || working.value !== '') return;
    working.value = name;
    try {
      await task(pictures);
    } catch (error) {
      say(sentenceOf(error));
    } finally {
      working.value = '';
    }
  }

  const hold = () =>
    work('hold', async (pictures) => {
      sharp.value = false;
      held.value = await pictures.hold();
      if (held.value === undefined) say('先让画面里看到你，再拍一张');
    });

  const compare = () =>
    work('compare', async (pictures) => {
      held.value ??= await pictures.hold();
      if (held.value === undefined) return say('先让画面里看到你，再来比较');
      const items = several(COMPARED_MAX);
      const made = await pictures.wearing(items);
      compared.value = items.flatMap((item, at) => {
        const picture = made[at];
        return picture === undefined ? [] : [{ item, picture }];
      });
    });

  const photograph = () =>
    work('photograph', async (pictures) => {
      const before = held.value?.before;
      if (before === undefined) return;
      held.value = { before, after: await pictures.photograph() };
      sharp.value = true;
    });

  const share = () =>
    work('share', async (pictures) => {
      const [item, after] = [worn.value, held.value?.after];
      if (item === undefined || after === undefined) return;
      const store = storeChoice.stores.value.find(({ id }) => id === storeChoice.chosenId)?.name ?? '';
      poster.value = await pictures.poster(after, {
        title: item.name,
        price: `¥${yuan(item.priceFen)}`,
        shop: `通衢 · ${store}`,
        code: await codeTo(item),
      });
    });

  const shareCompared = () =>
    work('share', async (pictures) => {
      poster.value = await pictures.sheet(
        compared.value.map(({ item, picture }) => ({ picture, name: item.name })),
      );
    });

  function close(): void {
    held.value = undefined;
    compared.value = [];
    opened()?.pictures?.release();
  }

  return {
    held,
    sharp,
    compared,
    poster,
    working,
    isOpen: computed(() => held.value !== undefined),
    hold,
    compare,
    photograph,
    share,
    shareCompared,
    close,
    closePoster: () => {
      poster.value = undefined;
    },
  };
}
