/**
 * `wx.createVKSession` for faces as WeChat documents it: manual frames in, `updateAnchors` with 106 points or
 * `removeAnchors` out. The points come from the vision library of the shop that is visited; those of its 478
 * that lie on a point of the 106 take its place, the others stand in the middle of the face.
 */
const POINTS = 106;
/** Number among the 106, landmark of the 478: eye corners, bridge, wings, mouth corners, chin, before the ears. */
const LANDMARK_OF: readonly (readonly [point: number, landmark: number])[] = [
  [52, 33],
  [55, 133],
  [58, 362],
  [61, 263],
  [43, 168],
  [44, 197],
  [45, 5],
  [46, 4],
  [47, 98],
  [51, 327],
  [84, 61],
  [90, 291],
  [16, 152],
  [0, 127],
  [32, 356],
];
const MIDDLE = 1;

type Listener = (anchors: readonly object[]) => void;

interface FaceFinder {
  detect(picture: ImageData): { faceLandmarks: { x: number; y: number }[][] };
  close(): void;
}

interface Frame {
  readonly frameBuffer: ArrayBuffer;
  readonly width: number;
  readonly height: number;
}

export function createVKSession() {
  const listeners = new Map<string, Listener>();
  let finder: FaceFinder | undefined;
  return {
    on: (event: string, listener: Listener) => void listeners.set(event, listener),
    start(started: (errno?: number) => void) {
      openFinder().then(
        (opened) => {
          finder = opened;
          started();
        },
        () => started(2_000_000),
      );
    },
    detectFace({ frameBuffer, width, height }: Frame) {
      const picture = new ImageData(new Uint8ClampedArray(frameBuffer.slice(0)), width, height);
      const [face] = finder?.detect(picture).faceLandmarks ?? [];
      if (face === undefined) listeners.get('removeAnchors')?.([]);
      else listeners.get('updateAnchors')?.([{ points: pointsOf(face), confidence: 1 }]);
    },
    destroy: () => finder?.close(),
  };
}

function pointsOf(face: readonly { x: number; y: number }[]): { x: number; y: number }[] {
  const at = (landmark: number) => ({ x: face[landmark]?.x ?? 0, y: face[landmark]?.y ?? 0 });
  const points = Array.from({ length: POINTS }, () => at(MIDDLE));
  for (const [point, landmark] of LANDMARK_OF) points[point] = at(landmark);
  return points;
}

async function openFinder(): Promise<FaceFinder> {
  const library = '/vision/vision_bundle.mjs';
  const { FaceLandmarker, FilesetResolver } = await import(/* @vite-ignore */ library);
  const files = await FilesetResolver.forVisionTasks('/vision/wasm');
  const quiet = () => undefined;
  Object.assign(globalThis, { Module: { print: quiet, printErr: quiet } });
  return FaceLandmarker.createFromOptions(files, {
    baseOptions: { modelAssetPath: '/vision/models/face_landmarker.task', delegate: 'CPU' },
    runningMode: 'IMAGE',
    numFaces: 1,
  });
}
