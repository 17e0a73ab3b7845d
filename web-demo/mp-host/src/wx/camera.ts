/** The size that a phone was seen to use for `frame-size="small"`; real systems decide for themselves. */
const FRAME_WIDTH = 288;
const FRAME_HEIGHT = 352;
const FRAME_GAP_MS = 33;

type FrameListener = (frame: { width: number; height: number; data: ArrayBufferLike }) => void;

/** `wx.createCameraContext()`: raw RGBA frames of the first <camera> that shows a picture, as `cover` crops it. */
export function cameraContext() {
  return {
    onCameraFrame(listener: FrameListener) {
      const canvas = document.createElement('canvas');
      canvas.width = FRAME_WIDTH;
      canvas.height = FRAME_HEIGHT;
      const context = canvas.getContext('2d', { willReadFrequently: true });
      let timer = 0;
      let running = false;
      const grab = () => {
        const video = document.querySelector<HTMLVideoElement>('wx-camera video');
        if (context === null || video === null || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA)
          return;
        const scale = Math.max(FRAME_WIDTH / video.videoWidth, FRAME_HEIGHT / video.videoHeight);
        const width = video.videoWidth * scale;
        const height = video.videoHeight * scale;
        context.drawImage(video, (FRAME_WIDTH - width) / 2, (FRAME_HEIGHT - height) / 2, width, height);
        const { data } = context.getImageData(0, 0, FRAME_WIDTH, FRAME_HEIGHT);
        listener({ width: FRAME_WIDTH, height: FRAME_HEIGHT, data: data.buffer });
      };
      return {
        start(options?: { success?(): void }) {
          running = true;
          // The gap begins when a frame has been dealt with: a slow machine keeps time for taps.
          const next = () => {
            grab();
            if (running) timer = window.setTimeout(next, FRAME_GAP_MS);
          };
          next();
          options?.success?.();
        },
        stop() {
          running = false;
          clearTimeout(timer);
        },
      };
    },
    takePhoto(options: { success?(result: object): void }) {
      const video = document.querySelector<HTMLVideoElement>('wx-camera video');
      const canvas = document.createElement('canvas');
      canvas.width = video?.videoWidth ?? 0;
      canvas.height = video?.videoHeight ?? 0;
      if (video !== null) canvas.getContext('2d')?.drawImage(video, 0, 0);
      options.success?.({ tempImagePath: canvas.toDataURL('image/jpeg') });
    },
  };
}
