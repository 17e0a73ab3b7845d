import { MirrorError } from './mirror.ts';

const IDEAL_WIDTH = 640;
const IDEAL_HEIGHT = 480;

export interface BrowserCamera {
  readonly video: HTMLVideoElement;
  stop(): void;
}

/** A camera in a <video> that is not yet on the page. Rejects with `MirrorError`. */
export async function openBrowserCamera(facingMode: 'user' | 'environment'): Promise<BrowserCamera> {
  if (!navigator.mediaDevices) throw new MirrorError('no-camera');
  const media = await navigator.mediaDevices
    .getUserMedia({
      video: { facingMode, width: { ideal: IDEAL_WIDTH }, height: { ideal: IDEAL_HEIGHT } },
    })
    .catch((reason: unknown) => {
      const denied = reason instanceof DOMException && reason.name === 'NotAllowedError';
      throw new MirrorError(denied ? 'camera-denied' : 'no-camera', reason);
    });
  const stop = () => {
    for (const track of media.getTracks()) track.stop();
  };
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = media;
  try {
    await video.play();
  } catch (reason) {
    stop();
    throw new MirrorError('no-camera', reason);
  }
  return { video, stop };
}
