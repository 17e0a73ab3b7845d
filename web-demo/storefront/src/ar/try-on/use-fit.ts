import { computed, ref } from 'vue';
import type { FaceMeasures } from '../../../../../ml/tryon/page.ts';
import type { MirrorOfPage } from './use-mirror.ts';
import type { WornItems } from './use-worn-items.ts';

/** The picture comes to rest before it is measured. */
export const MEASURE_AFTER_MS = 1_500;

/** How what is worn suits her in size. Measured on the phone; forgotten with the page. */
export function useFit({ items, worn, advice, bySize }: WornItems, { opened }: MirrorOfPage) {
  const measures = ref<FaceMeasures>();
  /** Measures and advice in one line; empty while there is nothing to say. */
  const line = computed(() => {
    const item = worn.value;
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

  async function measure(): Promise<void> {
    const kind = worn.value?.kind;
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
