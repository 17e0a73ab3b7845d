import type { Store } from '../api/contract.ts';
import type { Shop } from '../api/shop.ts';
import { type Loadable, loadable, loader } from './loadable.ts';
import type { KeyValueStore } from './session.ts';

const KEY = 'tongqu.store';
/** In one page; of a larger chain the nearest are found by distance. */
const STORES_SHOWN_MAX = 100;

export interface StoreChoiceState {
  stores: Loadable<readonly Store[]>;
  chosenId: string;
}

export function newStoreChoiceState(): StoreChoiceState {
  return { stores: loadable<readonly Store[]>([]), chosenId: '' };
}

/** My store: the one chosen last time, else the first of the list (the nearest, when the server knows where I am). */
export function createStoreChoice(shop: Pick<Shop, 'stores'>, kept: KeyValueStore, state: StoreChoiceState) {
  const fill = loader(state.stores);
  state.chosenId = kept.read(KEY) ?? '';
  let underWay: Promise<void> | undefined;

  async function ask(): Promise<void> {
    await fill(async () => (await shop.stores({ limit: STORES_SHOWN_MAX })).items);
    const { phase, value } = state.stores;
    // What did not come says nothing about her store.
    if (phase === 'ready' && !value.some(({ id }) => id === state.chosenId))
      state.chosenId = value[0]?.id ?? '';
  }

  return {
    /** The application and its page ask at once: both wait for one answer. */
    async load(): Promise<void> {
      if (state.stores.phase === 'ready') return;
      underWay ??= ask().finally(() => {
        underWay = undefined;
      });
      await underWay;
    },
    choose(id: string): void {
      state.chosenId = id;
      kept.write(KEY, id);
    },
  };
}
