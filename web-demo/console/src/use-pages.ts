import { shallowReactive, toRefs, watch } from 'vue';
import { type AskForPage, type Listed, NOTHING_LISTED, pager } from './model/pager.ts';

/** @param of what the list is of; another one begins anew */
export function usePages<Row>(limit: number, ask: AskForPage<Row>, of: () => unknown = () => undefined) {
  const list = shallowReactive<Listed<Row>>({ ...NOTHING_LISTED });
  const { load, anew, more } = pager(list, limit, ask);
  watch(of, () => void anew(), { immediate: true });
  return { ...toRefs(list), load, more };
}
