import { sizeHint } from '../../../../../ml/tryon/clothes/size-hint.ts';
import type { ArManifest, TryOnStage } from '../../../../../ml/tryon/page.ts';
import { createFramePace } from '../../model/frame-pace.ts';
import { now } from '../world.ts';
import { type BrowserCamera, openBrowserCamera } from './browser-camera.ts';
import { fittingOf } from './browser-fitting.ts';
import { pickPhoto } from './browser-photo.ts';
import { browserPictures } from './browser-pictures.ts';
import type { Sight } from './device-tracker.ts';
import { createFollowing, type Following } from './following.ts';
import { readManifest } from './manifests.ts';
import type { Mirror, MirrorParts, Processing, WornItem } from './mirror.ts';
import { mirrorLayers, type Picture, sizeOf } from './mirror-layers.ts';
import { HIDDEN_BELOW, LOST, NOT_IN_PHOTO } from './seen-words.ts';
import { middleOnPicture } from './worn-place.ts';

const ASSETS = '/ar-assets';
/** A blink of the tracker is no reason to tell her to look at the camera. */
const MISSING_MS = 700;
/** Below this share of the screen lie the page's own keys. */
const SEEN_SHARE = 0.6;

/**
 * Camera or photo, the drawing over it, and whichever of the two trackers she chose. Both show the very
 * picture that was tracked, not the running video: the item sits still on the face however slow the phone
 * or the net. Over the video it lagged by a fifth of a face at five frames a second.
 */
export async function browserMirror({ uploads, follows, events }: MirrorParts): Promise<Mirror> {
  // three.js travels with this page only, and only once she has agreed.
  const { coverView, createTryOnStage, middleOf, objectPosition, widthOf } = await import('./stage.ts');
  const layers = mirrorLayers(() => redraw());
  const { still } = layers;
  const stage: TryOnStage = createTryOnStage(layers.canvas, { assetsUrl: ASSETS });
  const opposite = follows === 'hand';
  const following: Following = createFollowing({ uploads, follows, events });
  const manifests = new Map<string, Promise<ArManifest>>();
  let manifest: ArManifest | undefined;
  let wearing = 0;
  let camera: BrowserCamera | undefined;
  let seen: Sight | undefined;
  /** Middle of what is worn on a hand, shares of the box and of the picture. */
  let worn: { readonly inBox: number; readonly onPicture: readonly [number, number] } | undefined;
  let lastSeenMs = 0;
  let mirrored = true;
  let held = false;
  /** Where the middle of the box looks at the picture: the middle of the live camera, the person of a photo. */
  let around: readonly [number, number] | undefined;
  /** Counts what is shown: work for an earlier picture ends by itself. */
  let showing = 0;

  function show(sight: Sight | undefined, picture: Picture): void {
    const view = coverView(sizeOf(picture), layers.box(), devicePixelRatio, around);
    seen = sight;
    if (sight !== undefined) lastSeenMs = now();
    still.style.objectPosition = objectPosition(view);
    const place = stage.draw(sight, view, picture);
    worn =
      place && opposite
        ? { inBox: (place.top + place.bottom) / 2, onPicture: middleOnPicture(place, view) }
        : undefined;
    events.onWorn(sight !== undefined && manifest !== undefined);
  }

  /** A photo or a held picture stands still: nothing else would draw it again. */
  function redraw(): void {
    if ((camera === undefined || held) && seen !== undefined) show(seen, still);
  }

  function clear(): number {
    showing += 1;
    following.stop();
    stage.forget();
    camera?.stop();
    camera?.video.remove();
    camera = undefined;
    seen = undefined;
    held = false;
    lastSeenMs = now();
    events.onHint(undefined);
    events.onSending(false);
    events.onWorn(false);
    return showing;
  }

  function manifestOf({ arItemId }: WornItem): Promise<ArManifest> {
    const known = manifests.get(arItemId) ?? readManifest(ASSETS, arItemId);
    manifests.set(arItemId, known);
    known.catch(() => manifests.delete(arItemId));
    return known;
  }

  return {
    ways: ['device', 'upload'],
    takesPhotos: true,
    pictures: browserPictures({
      stage,
      coverView,
      shown: () => {
        if (seen === undefined) return undefined;
        // A ring is small beside its hand: a picture of it is taken from as near as possible.
        if (worn !== undefined) return { still, middle: worn.onPicture, width: 0 };
        return { still, middle: middleOf(seen), width: widthOf(seen) };
      },
      mirrored: () => mirrored,
      manifestOf,
      worn: () => manifest,
      photo: uploads.photo,
      onSending: events.onSending,
      onHeld(on) {
        held = on;
        if (on) following.pause();
        else following.resume();
      },
    }),
    async live(way) {
      const mine = clear();
      const opened = await openBrowserCamera(opposite ? 'environment' : 'user');
      if (mine !== showing) return opened.stop();
      camera = opened;
      // A face looks into a mirror; a hand is looked at.
      mirrored = !opposite;
      around = undefined;
      layers.show(opened.video);
      layers.turn('video', mirrored);
      show(undefined, opened.video);
      const pace = createFramePace({ now: () => performance.now(), onSlow: events.onSlow });
      await following.film(way, opened.video, still, (sight, hint) => {
        if (mine !== showing || held) return;
        if (way === 'device') pace.tick();
        layers.turn('still', mirrored);
        show(sight, still);
        const missing = sight === undefined && now() - lastSeenMs > MISSING_MS;
        const covered = worn !== undefined && worn.inBox > SEEN_SHARE;
        const advice = missing && way === 'device' ? LOST[follows] : covered ? HIDDEN_BELOW : undefined;
        events.onHint(hint ?? advice);
      });
    },
    async photo(way: Processing) {
      const photo = await pickPhoto();
      if (photo === undefined) return false;
      const mine = clear();
      // What is on show stays until somebody is found: the photo then comes up with her, all in its place.
      events.onHint('正在看照片…');
      const sight = await following.photo(way, photo);
      if (mine !== showing) return true;
      mirrored = false;
      around = sight === undefined ? undefined : middleOf(sight);
      still.width = photo.width;
      still.height = photo.height;
      still.getContext('2d')?.drawImage(photo, 0, 0);
      layers.turn('still', mirrored);
      show(sight, still);
      events.onHint(sight === undefined ? NOT_IN_PHOTO[follows] : undefined);
      return true;
    },
    async wear(item) {
      wearing += 1;
      const mine = wearing;
      const next = await manifestOf(item);
      await Promise.all([stage.setItems([{ manifest: next }]), uploads.wear([item.skuId])]);
      // A newer tap has overtaken this one.
      if (mine !== wearing) return;
      manifest = next;
      redraw();
    },
    prefetch(items) {
      for (const item of items)
        void manifestOf(item)
          .then((known) => stage.prepare({ manifest: known }))
          // What cannot be read ahead is asked for again when it is chosen.
          .catch(() => undefined);
    },
    bare: (on) => {
      layers.drawing.style.visibility = on ? 'hidden' : 'visible';
    },
    sizeHint: (sizes) => (seen?.body === undefined ? undefined : sizeHint(seen.body, sizes)?.text),
    fitting: async (items) => fittingOf(seen, sizeOf(still), items, manifestOf),
    stop() {
      clear();
      stage.dispose();
      following.close();
      layers.dispose();
    },
  };
}
