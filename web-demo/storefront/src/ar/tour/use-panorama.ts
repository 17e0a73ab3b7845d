import { onUnload } from '@dcloudio/uni-app';
import { computed, nextTick, ref, shallowRef } from 'vue';
import type { TourHotspot, TourRoom } from '../../api/contract.ts';
import { FIRST_VIEW, labelsApart, onScreen, type Screen } from '../../model/panorama-view.ts';
import { assetUrl } from '../../platform/origin.ts';
import type { Panorama } from '../../platform/panorama/browser-panorama.ts';
import { openPanorama } from '../../platform/panorama/open-panorama.ts';
import { pause } from '../../platform/world.ts';

/** As long as the style sheet's fade. */
const FADE_MS = 220;

export interface SpotOnScreen {
  readonly spot: TourHotspot;
  readonly x: number;
  readonly y: number;
  readonly labelled: boolean;
}

/** The room that is shown, where the visitor looks, and where its hotspots are on the screen. */
export function usePanorama(boxId: string) {
  const room = shallowRef<TourRoom>();
  const view = shallowRef(FIRST_VIEW);
  const screen = shallowRef<Screen>({ width: 0, height: 0 });
  const faded = ref(true);
  const flat = ref(false);
  let panorama: Panorama | undefined;

  function look(next: typeof FIRST_VIEW): void {
    view.value = next;
    panorama?.draw(next);
  }

  function resized(): void {
    if (panorama === undefined) return;
    screen.value = panorama.screen();
    panorama.draw(view.value);
  }

  /** Fades out, changes the picture, looks where the visitor comes in, fades in. */
  async function enter(next: TourRoom): Promise<void> {
    faded.value = true;
    if (room.value !== undefined) await pause(FADE_MS);
    await nextTick();
    if (panorama === undefined && !flat.value) {
      panorama = openPanorama(boxId, { view: () => view.value, look }, resized);
      flat.value = panorama === undefined;
    }
    await panorama?.show(assetUrl(next.imageUrl));
    room.value = next;
    look(FIRST_VIEW);
    resized();
    faded.value = false;
  }

  const spots = computed<readonly SpotOnScreen[]>(() => {
    const seen = (room.value?.hotspots ?? []).flatMap((spot) => {
      const at = onScreen(view.value, screen.value, spot);
      const inside =
        at !== undefined && at.x > 0 && at.x < screen.value.width && at.y > 0 && at.y < screen.value.height;
      return inside ? [{ spot, label: spot.label, ...at }] : [];
    });
    const labelled = labelsApart(seen, screen.value);
    return seen.map(({ spot, x, y }, i) => ({ spot, x, y, labelled: labelled[i] === true }));
  });

  onUnload(() => panorama?.dispose());
  return { room, spots, faded, flat, enter };
}
