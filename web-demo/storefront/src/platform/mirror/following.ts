import { cropOfFrame } from '../../model/crop-of-frame.ts';
import { createFrameSender, type FramePart } from '../../model/frame-sender.ts';
import { later, now } from '../world.ts';
import { compressed, jpegOf } from './browser-photo.ts';
import { canonicalPositions } from './canonical-positions.ts';
import { type DeviceTracker, loadDeviceTracker, type Sight } from './device-tracker.ts';
import { MirrorError, type MirrorParts, type Processing } from './mirror.ts';
import { createServerSight } from './server-sight.ts';

const UPLOAD_WIDTH_PX_MAX = 640;
const UPLOAD_GAP_MS = 125;
const UPLOAD_JPEG_QUALITY = 0.75;

/** On a slow phone the tracker would take the whole thread, and a tap its seconds: the page gets a share. */
const REST_SHARE = 0.35;
const REST_MS_MIN = 30;
const REST_MS_MAX = 400;

/** A picture was looked at: `still` shows it. */
export type Seen = (sight: Sight | undefined, hint: string | undefined) => void;

/** Follows one person through a film or finds her in a photo, here or on the server. */
export interface Following {
  film(way: Processing, video: HTMLVideoElement, still: HTMLCanvasElement, seen: Seen): Promise<void>;
  photo(way: Processing, photo: HTMLCanvasElement): Promise<Sight | undefined>;
  /** Nothing is looked at, nothing leaves the phone, until it goes on. */
  pause(): void;
  resume(): void;
  /** Ends the film. */
  stop(): void;
  close(): void;
}

export function createFollowing({ uploads, follows, events }: MirrorParts): Following {
  let tracker: Promise<DeviceTracker> | undefined;
  let reading: Promise<ReturnType<typeof createServerSight>> | undefined;
  let film = 0;
  let paused = false;

  const onDevice = (): Promise<DeviceTracker> => {
    tracker ??= loadDeviceTracker(follows).catch((reason: unknown) => {
      tracker = undefined;
      throw new MirrorError('device-tracker', reason);
    });
    return tracker;
  };
  const reader = () => {
    reading ??= canonicalPositions().then(createServerSight);
    reading.catch(() => {
      reading = undefined;
    });
    return reading;
  };

  async function filmHere(video: HTMLVideoElement, still: HTMLCanvasElement, seen: Seen, mine: number) {
    const { track } = await onDevice();
    fit(still, video, Number.POSITIVE_INFINITY);
    const look = async () => {
      if (mine !== film) return;
      if (paused) return nextFrame(video, () => void look());
      try {
        const startedAt = performance.now();
        still.getContext('2d')?.drawImage(video, 0, 0, still.width, still.height);
        const sight = await track(still, still.width, still.height, startedAt);
        if (mine !== film) return;
        seen(sight, undefined);
        const restMs = Math.min(REST_MS_MAX, REST_SHARE * (performance.now() - startedAt));
        later(() => nextFrame(video, () => void look()), restMs > REST_MS_MIN ? restMs : 0);
      } catch (error) {
        if (mine === film) events.onFailed(new MirrorError('device-tracker', error));
      }
    };
    nextFrame(video, () => void look());
  }

  async function filmThere(video: HTMLVideoElement, still: HTMLCanvasElement, seen: Seen, mine: number) {
    const answers = await reader();
    const taken = document.createElement('canvas');
    const cut = document.createElement('canvas');
    for (const canvas of [taken, still]) fit(canvas, video, UPLOAD_WIDTH_PX_MAX);
    const { width, height } = taken;
    let crop: FramePart | undefined;
    const sender = createFrameSender({
      // The picture is taken when it can go, so that none waits and grows old.
      send: async (source: HTMLVideoElement) => {
        taken.getContext('2d')?.drawImage(source, 0, 0, width, height);
        const at = crop;
        Object.assign(cut, { width: at?.width ?? width, height: at?.height ?? height });
        cut.getContext('2d')?.drawImage(taken, -(at?.x ?? 0), -(at?.y ?? 0));
        const bytes = await compressed(cut, UPLOAD_JPEG_QUALITY);
        return uploads.track({ format: 'jpeg', width, height, bytes, at });
      },
      now,
      later,
      gapMs: UPLOAD_GAP_MS,
      onAnswer: (answer) => {
        crop = cropOfFrame(answer.nextCrop, width, height);
        // An answer that comes while the picture is held is for a picture that nobody sees.
        if (mine !== film || paused) return;
        still.getContext('2d')?.drawImage(taken, 0, 0);
        seen(answers.of(answer, performance.now()), answer.hint ?? undefined);
      },
      onError: (error) => mine === film && events.onFailed(error),
      onSending: (sending) => mine === film && events.onSending(sending),
    });
    const wake = () => sender.wake();
    addEventListener('online', wake);
    const look = () => {
      if (mine !== film) {
        removeEventListener('online', wake);
        return sender.stop();
      }
      if (!paused) sender.offer(video);
      return nextFrame(video, look);
    };
    look();
  }

  return {
    async film(way, video, still, seen) {
      film += 1;
      paused = false;
      await (way === 'device' ? filmHere : filmThere)(video, still, seen, film);
    },
    async photo(way, photo) {
      if (way === 'device') return (await onDevice()).track(photo, photo.width, photo.height);
      const sent = document.createElement('canvas');
      fit(sent, photo, UPLOAD_WIDTH_PX_MAX);
      events.onSending(true);
      try {
        const bytes = await jpegOf(photo, sent, UPLOAD_JPEG_QUALITY);
        const answers = await reader();
        return answers.of(
          await uploads.track({ format: 'jpeg', width: sent.width, height: sent.height, bytes }),
        );
      } finally {
        events.onSending(false);
      }
    },
    pause: () => {
      paused = true;
    },
    resume: () => {
      paused = false;
    },
    stop: () => {
      film += 1;
    },
    close() {
      film += 1;
      void tracker?.then((loaded) => loaded.close()).catch(() => undefined);
    },
  };
}

/** Gives a canvas the shape of a picture, at most this wide. */
function fit(
  canvas: HTMLCanvasElement,
  picture: HTMLVideoElement | HTMLCanvasElement,
  widthMax: number,
): void {
  const [width, height] =
    picture instanceof HTMLVideoElement
      ? [picture.videoWidth, picture.videoHeight]
      : [picture.width, picture.height];
  const scale = Math.min(1, widthMax / width);
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
}

function nextFrame(video: HTMLVideoElement, work: () => void): void {
  if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(work);
  else requestAnimationFrame(work);
}
