import type { ArManifest, TryOnFace, TryOnStage, ViewSize } from '../../../../../ml/tryon/page.ts';
import { createFrameSender } from '../../model/frame-sender.ts';
import { later, now } from '../world.ts';
import { type BrowserCamera, openBrowserCamera } from './browser-camera.ts';
import { jpegOf, pickPhoto } from './browser-photo.ts';
import { POSTER_PICTURE, posterOf } from './browser-poster.ts';
import { type DeviceTracker, loadDeviceTracker } from './device-tracker.ts';
import { type Mirror, MirrorError, type MirrorParts, type Processing } from './mirror.ts';
import { serverFace } from './server-face.ts';

const ASSETS = '/ar-assets';
const UPLOAD_WIDTH_PX_MAX = 640;
const UPLOAD_GAP_MS = 125;
const UPLOAD_JPEG_QUALITY = 0.75;
/** A blink of the tracker is no reason to tell her to look at the camera. */
const FACE_MISSING_MS = 700;

type Picture = HTMLVideoElement | HTMLCanvasElement;

/**
 * Camera or photo, the drawing over it, and whichever of the two trackers she chose. Both show the very
 * picture that was tracked, not the running video: the item sits still on the face however slow the phone
 * or the net. Over the video it lagged by a fifth of a face at five frames a second.
 */
export async function browserMirror({ uploads, events }: MirrorParts): Promise<Mirror> {
  // three.js travels with this page only, and only once she has agreed.
  const { coverView, createTryOnStage, middleOf, objectPosition } = await import('./stage.ts');
  const frame = document.getElementById('mirror');
  if (frame === null) throw new Error('no mirror on this page');
  const drawing = layer(document.createElement('div'));
  const canvas = document.createElement('canvas');
  canvas.style.position = 'absolute';
  drawing.append(canvas);
  const still = layer(document.createElement('canvas'));
  drawing.id = 'mirror-drawing';
  frame.append(still, drawing);

  const stage: TryOnStage = createTryOnStage(canvas, { assetsUrl: ASSETS });
  const manifests = new Map<string, Promise<ArManifest>>();
  let manifest: ArManifest | undefined;
  let camera: BrowserCamera | undefined;
  let tracker: Promise<DeviceTracker> | undefined;
  let lastFace: TryOnFace | undefined;
  let lastSeenMs = 0;
  let mirrored = true;
  /** Where the middle of the box looks at the picture: the middle of the live camera, the face of a photo. */
  let around: readonly [number, number] | undefined;
  let box: ViewSize = boxOf(frame);
  // Asking for it in every frame would lay out the page in every frame.
  const resized = new ResizeObserver(() => {
    box = boxOf(frame);
    if (camera === undefined && lastFace !== undefined) show(lastFace, still);
  });
  resized.observe(frame);
  /** Counts what is shown: work for an earlier picture ends by itself. */
  let showing = 0;

  function show(face: TryOnFace | undefined, picture: Picture): void {
    const view = coverView(sizeOf(picture), box, devicePixelRatio, around);
    lastFace = face;
    if (face !== undefined) lastSeenMs = now();
    still.style.objectPosition = objectPosition(view);
    stage.draw(face === undefined ? undefined : { face }, view, picture);
    events.onWorn(face !== undefined && manifest !== undefined);
  }

  function layers(picture: 'video' | 'still'): void {
    still.style.visibility = picture === 'video' ? 'hidden' : 'visible';
    // A face looks into a mirror, not at a photograph of itself.
    for (const each of [still, drawing, camera?.video]) {
      if (each !== undefined) each.style.transform = mirrored ? 'scaleX(-1)' : 'none';
    }
  }

  function clear(): number {
    showing += 1;
    camera?.stop();
    camera?.video.remove();
    camera = undefined;
    lastFace = undefined;
    lastSeenMs = now();
    events.onHint(undefined);
    events.onSending(false);
    events.onWorn(false);
    return showing;
  }

  const deviceTracker = (): Promise<DeviceTracker> => {
    tracker ??= loadDeviceTracker().catch((reason: unknown) => {
      tracker = undefined;
      throw new MirrorError('device-tracker', reason);
    });
    return tracker;
  };

  async function followOnDevice(video: HTMLVideoElement, mine: number): Promise<void> {
    const { track } = await deviceTracker();
    still.width = video.videoWidth;
    still.height = video.videoHeight;
    const look = async () => {
      if (mine !== showing) return;
      try {
        still.getContext('2d')?.drawImage(video, 0, 0);
        const face = await track(still, still.width, still.height, performance.now());
        if (mine !== showing) return;
        layers('still');
        show(face, still);
        const missing = face === undefined && now() - lastSeenMs > FACE_MISSING_MS;
        events.onHint(missing ? '没有看到脸，请正对镜头' : undefined);
        nextFrame(video, () => void look());
      } catch (error) {
        if (mine === showing) events.onFailed(new MirrorError('device-tracker', error));
      }
    };
    nextFrame(video, () => void look());
  }

  function followOnServer(video: HTMLVideoElement, mine: number): void {
    const sent = document.createElement('canvas');
    const scale = Math.min(1, UPLOAD_WIDTH_PX_MAX / video.videoWidth);
    for (const canvas of [sent, still]) {
      canvas.width = Math.round(video.videoWidth * scale);
      canvas.height = Math.round(video.videoHeight * scale);
    }
    const sender = createFrameSender({
      // The picture is taken when it can go, so that none waits and grows old.
      send: async (source: HTMLVideoElement) => {
        const bytes = await jpegOf(source, sent, UPLOAD_JPEG_QUALITY);
        return uploads.track({ format: 'jpeg', width: sent.width, height: sent.height, bytes });
      },
      now,
      later,
      gapMs: UPLOAD_GAP_MS,
      onAnswer: (answer) => {
        if (mine !== showing) return;
        still.getContext('2d')?.drawImage(sent, 0, 0);
        layers('still');
        show(serverFace(answer, manifest), still);
        events.onHint(answer.hint ?? undefined);
      },
      onError: (error) => mine === showing && events.onFailed(error),
      onSending: (sending) => mine === showing && events.onSending(sending),
    });
    const look = () => {
      if (mine !== showing) return sender.stop();
      sender.offer(video);
      return nextFrame(video, look);
    };
    look();
  }

  async function faceOnPhoto(photo: HTMLCanvasElement, way: Processing): Promise<TryOnFace | undefined> {
    if (way === 'device') return (await deviceTracker()).track(photo, photo.width, photo.height);
    const sent = document.createElement('canvas');
    const scale = Math.min(1, UPLOAD_WIDTH_PX_MAX / photo.width);
    sent.width = Math.round(photo.width * scale);
    sent.height = Math.round(photo.height * scale);
    events.onSending(true);
    try {
      const bytes = await jpegOf(photo, sent, UPLOAD_JPEG_QUALITY);
      const answer = await uploads.track({ format: 'jpeg', width: sent.width, height: sent.height, bytes });
      return serverFace(answer, manifest);
    } finally {
      events.onSending(false);
    }
  }

  return {
    ways: ['device', 'upload'],
    takesPhotos: true,
    makesPosters: true,
    async live(way) {
      const mine = clear();
      const opened = await openBrowserCamera();
      if (mine !== showing) return opened.stop();
      camera = opened;
      mirrored = true;
      around = undefined;
      frame.prepend(layer(opened.video));
      layers('video');
      show(undefined, opened.video);
      if (way === 'device') await followOnDevice(opened.video, mine);
      else followOnServer(opened.video, mine);
    },
    async photo(way) {
      const photo = await pickPhoto();
      if (photo === undefined) return false;
      const mine = clear();
      // What is on show stays until the face is found: the photo then comes up with it, already in its place.
      events.onHint('正在照片里找脸…');
      const face = await faceOnPhoto(photo, way);
      if (mine !== showing) return true;
      mirrored = false;
      around = face === undefined ? undefined : middleOf(face);
      still.width = photo.width;
      still.height = photo.height;
      still.getContext('2d')?.drawImage(photo, 0, 0);
      layers('still');
      show(face, still);
      events.onHint(face === undefined ? '照片里没有看清脸，换一张正面照试试' : undefined);
      return true;
    },
    async wear({ skuId, arItemId }) {
      const known = manifests.get(arItemId) ?? readManifest(arItemId);
      manifests.set(arItemId, known);
      const next = await known;
      await Promise.all([stage.setItems([{ manifest: next }]), uploads.wear([skuId])]);
      manifest = next;
      // A photo stands still: nothing else would draw it again.
      if (camera === undefined && lastFace !== undefined) show(lastFace, still);
    },
    bare: (on) => {
      drawing.style.visibility = on ? 'hidden' : 'visible';
    },
    async poster(text) {
      const picture = still.style.visibility === 'hidden' ? camera?.video : still;
      if (picture === undefined) return undefined;
      const middle = lastFace === undefined ? undefined : middleOf(lastFace);
      const view = coverView(sizeOf(picture), POSTER_PICTURE, 1, middle);
      return posterOf(await stage.capture(picture, view), mirrored, text);
    },
    stop() {
      clear();
      resized.disconnect();
      stage.dispose();
      void tracker?.then((loaded) => loaded.close());
      frame.replaceChildren();
    },
  };
}

async function readManifest(arItemId: string): Promise<ArManifest> {
  const answer = await fetch(`${ASSETS}/${arItemId}/manifest.json`);
  if (!answer.ok) throw new Error(`${arItemId} answered ${answer.status}`);
  return (await answer.json()) as ArManifest;
}

/** Styles of components do not reach what is made by hand. */
function layer<Element extends HTMLElement>(element: Element): Element {
  element.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;object-fit:cover';
  return element;
}

function sizeOf(picture: Picture): ViewSize {
  return picture instanceof HTMLVideoElement
    ? { width: picture.videoWidth, height: picture.videoHeight }
    : { width: picture.width, height: picture.height };
}

function boxOf({ clientWidth, clientHeight }: HTMLElement): ViewSize {
  return { width: clientWidth, height: clientHeight };
}

function nextFrame(video: HTMLVideoElement, work: () => void): void {
  if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(work);
  else requestAnimationFrame(work);
}
