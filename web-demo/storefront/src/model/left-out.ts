import type { LeftOut } from './cart.ts';
import type { KeyValueStore } from './session.ts';

const KEY = 'tongqu.left-out';

/** Lines (`placeOf`) that she leaves in the cart this time; kept on the phone, or a page loaded anew would order them. */
export interface LeavingOut {
  toggle(place: string): void;
  replace(places: readonly string[]): void;
  /** The line is gone: who puts it in again wants it. */
  drop(place: string): void;
}

export function createLeavingOut(store: KeyValueStore, places: Set<string>): LeavingOut {
  for (const place of restore(store)) places.add(place);

  function keep(): void {
    if (places.size === 0) store.remove(KEY);
    else store.write(KEY, JSON.stringify([...places]));
  }

  return {
    toggle(place) {
      if (!places.delete(place)) places.add(place);
      keep();
    },
    replace(next) {
      places.clear();
      for (const place of next) places.add(place);
      keep();
    },
    drop(place) {
      if (places.delete(place)) keep();
    },
  };
}

function restore(store: KeyValueStore): LeftOut {
  try {
    return new Set(JSON.parse(store.read(KEY) ?? '[]') as string[]);
  } catch {
    return new Set();
  }
}
