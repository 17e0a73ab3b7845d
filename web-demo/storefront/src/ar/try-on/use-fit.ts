import { computed, ref, watch } from 'vue';
import type { FaceMeasures } from '../../../../../ml/tryon/page.ts';
import type { MirrorOfPage } from './use-mirror.ts';
import type { WornItems } from './use-worn-items.ts';

/** The picture comes to rest before it is measured. */
export const MEASURE_AFTER_MS = 1_500;

/**
 * How what is worn suits her in size. Measured where the picture is looked at, on the phone or in the memory of
 * the server; forgotten with the page.
 */
export function useFit({ items, worn, advice, bySize }: WornItems, { opened, way, uploads }: MirrorOfPage) {
  const measures = ref<FaceMeasures>();
  const size = ref('');
  /** Measures and advice in one line; empty while there is nothing to say. */
  const line = computed(() => {
    const item = worn.value;
    if (item?.kind === 'clothes') return size.value;
    if (item === undefined || measures.value === undefined) return '';
    const told = advice.value.get(item.arItemId);
    const measured =
      item.kind === 'hat'
        ? headLine(measures.value)
        : item.kind === 'glasses'
          ? eyesLine(measures.value)
          : '';
    return [measured, told?.text].filter(Boolean).join(' · ');
  });

  async function measureGarment(): Promise<void> {
    const item = worn.value;
    if (item === undefined || item.sizes.length === 0) return;
    const told = way.value === 'upload' ? await uploads.sizeHint(item.skuId) : opened()?.sizeHint(item.sizes);
    if (item === worn.value) size.value = told ?? '';
  }

  // Each garment has sizes of its own, and whoever is in the picture has been seen already. What the phone and the
  // server have seen are two things.
  watch([worn, way], () => {
    size.value = '';
    if (worn.value?.kind === 'clothes') void measure();
  });

  async function measure(): Promise<void> {
    const kind = worn.value?.kind;
    if (kind === 'clothes') return measureGarment();
    if (kind !== 'glasses' && kind !== 'hat') return;
    const found = await opened()?.fitting(items.value);
    if (found?.measures === undefined) return;
    measures.value = found.measures;
    advice.value = found.advice;
  }

  return {
    line,
    /** Something on the strip has a size that can be told. */
    canRank: computed(() => advice.value.size > 1),
    measure,
    async rank(): Promise<void> {
      if (!bySize.value) await measure();
      bySize.value = !bySize.value && advice.value.size > 0;
    },
  };
}

const eyesLine = ({ pupillaryDistanceMm, errors }: FaceMeasures): string =>
  `瞳距约 ${Math.round(pupillaryDistanceMm)} ± ${Math.ceil(errors.pupillaryDistanceMm)} 毫米`;

const headLine = ({ headCircumferenceMm, errors }: FaceMeasures): string =>
  `头围约 ${Math.round(headCircumferenceMm / 10)} ± ${Math.ceil(errors.headCircumferenceMm / 10)} 厘米`;
