import type { Feed, FeedItem } from '../api/contract.ts';

export interface GoodsRowState {
  phase: 'waiting' | 'loading' | 'ready' | 'failed';
  items: readonly FeedItem[];
}

export const newGoodsRowState = (): GoodsRowState => ({ phase: 'waiting', items: [] });

/**
 * A row of cards that is loaded once, when it comes near the screen. It is an extra: when it fails or holds
 * nothing it is not there, and the page stays as it was.
 */
export function createGoodsRow(load: () => Promise<Feed>, state: GoodsRowState) {
  let round = 0;
  return {
    async near(): Promise<void> {
      if (state.phase !== 'waiting') return;
      state.phase = 'loading';
      round += 1;
      const mine = round;
      try {
        const { items } = await load();
        if (mine !== round) return;
        Object.assign(state, { phase: 'ready', items });
      } catch {
        if (mine === round) state.phase = 'failed';
      }
    },
    /** What it goes with has changed: loads anew, and shows the old cards until the new ones are there. */
    async again(): Promise<void> {
      if (state.phase === 'waiting') return;
      round += 1;
      const mine = round;
      const fresh = await load().catch(() => undefined);
      if (mine === round && fresh !== undefined) Object.assign(state, { phase: 'ready', items: fresh.items });
    },
  };
}

/** Where a product page was opened from, as its address carries it: `similar.3`. */
export const placeText = (place: string, position: number, exposureId?: string): string =>
  exposureId === undefined ? `${place}.${position}` : `${place}.${position}.${exposureId}`;

export function placeOf(
  text: string | undefined,
): { place: string; position: number; exposureId?: string } | undefined {
  const [place, position, exposureId] = (text ?? '').split('.');
  const number = Number(position);
  if (!place || !Number.isInteger(number) || number < 0) return undefined;
  return { place, position: number, ...(exposureId ? { exposureId } : {}) };
}
