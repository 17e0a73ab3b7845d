import { computed, ref } from 'vue';
import type { FitAdvice } from '../../../../../ml/tryon/page.ts';
import { shop, storeChoice } from '../../app-state.ts';
import { type FittingItem, fittingItems } from '../../model/fitting-room.ts';
import { shadesOf } from '../../model/shades.ts';

/** Neighbours on the strip that are read ahead, to each side. */
const NEIGHBOURS_AHEAD = 2;

/** The strip: what can be worn, what is worn, and in which order it is shown. */
export function useWornItems() {
  const items = ref<readonly FittingItem[]>([]);
  const wornId = ref('');
  const busyId = ref('');
  const shades = ref<ReadonlyMap<string, string>>(new Map());
  const advice = ref<ReadonlyMap<string, FitAdvice>>(new Map());
  const bySize = ref(false);

  const ordered = computed(() =>
    bySize.value ? [...items.value].sort((one, other) => scoreOf(other) - scoreOf(one)) : items.value,
  );
  const scoreOf = ({ arItemId }: FittingItem) => advice.value.get(arItemId)?.score ?? 0;
  const worn = computed(() => items.value.find(({ skuId }) => skuId === wornId.value));
  const strip = computed(() =>
    ordered.value.map(({ skuId, arItemId, imageUrl, name }) => ({
      skuId,
      imageUrl,
      name,
      shade: shades.value.get(skuId),
      fits: bySize.value && advice.value.get(arItemId)?.fit === 'good',
    })),
  );

  return {
    items,
    worn,
    wornId,
    busyId,
    strip,
    advice,
    bySize,
    async load(productId: string): Promise<void> {
      const found = await fittingItems(shop, productId, storeChoice.chosenId);
      items.value = found;
      shades.value = await shadesOf(shop, found);
      if (!found.some(({ skuId }) => skuId === wornId.value)) wornId.value = found[0]?.skuId ?? '';
    },
    /** Those beside the worn one, nearest first. */
    neighbours(): FittingItem[] {
      const at = ordered.value.findIndex(({ skuId }) => skuId === wornId.value);
      return Array.from({ length: NEIGHBOURS_AHEAD }, (_, step) => [
        ordered.value[at + step + 1],
        ordered.value[at - step - 1],
      ])
        .flat()
        .filter((item): item is FittingItem => item !== undefined);
    },
    /** The worn one and those after it on the strip, round its end: what is compared. */
    several(count: number): FittingItem[] {
      const at = Math.max(
        0,
        ordered.value.findIndex(({ skuId }) => skuId === wornId.value),
      );
      const around = [...ordered.value.slice(at), ...ordered.value.slice(0, at)];
      return around.slice(0, count);
    },
  };
}

export type WornItems = ReturnType<typeof useWornItems>;
