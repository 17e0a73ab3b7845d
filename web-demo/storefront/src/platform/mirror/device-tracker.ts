import type { FaceLandmarker } from '@mediapipe/tasks-vision';
import { FaceFitter } from '../../../../../ml/tracking/geometry.ts';
import type { TryOnFace } from '../../../../../ml/tryon/page.ts';

const LIBRARY = '/vision/vision_bundle.mjs';
const WASM = '/vision/wasm';
const MODEL = '/vision/models/face_landmarker.task';
const CANONICAL_FACE = '/ar-assets/canonical-face.json';

type VisionLibrary = Pick<typeof import('@mediapipe/tasks-vision'), 'FaceLandmarker' | 'FilesetResolver'>;

/** Finds the face without anything leaving the page. */
export interface DeviceTracker {
  /** @param atMs Time of the frame, increasing; undefined for a picture that stands alone. */
  track(
    picture: HTMLVideoElement | HTMLCanvasElement,
    width: number,
    height: number,
    atMs?: number,
  ): Promise<TryOnFace | undefined>;
  close(): void;
}

/** Loads library, wasm and model from our own origin; some 18 MB, so only after consent. */
export async function loadDeviceTracker(): Promise<DeviceTracker> {
  const [{ FaceLandmarker, FilesetResolver }, positions] = await Promise.all([
    import(/* @vite-ignore */ LIBRARY) as Promise<VisionLibrary>,
    canonicalPositions(),
  ]);
  const files = await FilesetResolver.forVisionTasks(WASM);
  silenceWasm();
  const landmarker = await FaceLandmarker.createFromOptions(files, {
    // The same arithmetic as on the server, to the last digit; the GPU delegate differs and is slower to warm up.
    baseOptions: { modelAssetPath: MODEL, delegate: 'CPU' },
    runningMode: 'VIDEO',
    numFaces: 1,
    outputFacialTransformationMatrixes: true,
  });
  return trackerWith(landmarker, positions);
}

function trackerWith(landmarker: FaceLandmarker, positions: Float32Array): DeviceTracker {
  const fitter = new FaceFitter({ positions });
  let mode: 'VIDEO' | 'IMAGE' = 'VIDEO';
  const need = async (wanted: typeof mode) => {
    if (mode === wanted) return;
    mode = wanted;
    await landmarker.setOptions({ runningMode: wanted });
    fitter.reset();
  };
  return {
    async track(picture, width, height, atMs) {
      await need(atMs === undefined ? 'IMAGE' : 'VIDEO');
      const found =
        atMs === undefined ? landmarker.detect(picture) : landmarker.detectForVideo(picture, atMs);
      const points = found.faceLandmarks[0];
      const matrix = found.facialTransformationMatrixes[0]?.data;
      if (points === undefined || matrix === undefined) {
        fitter.reset();
        return undefined;
      }
      const landmarks = Float32Array.from(points.flatMap(({ x, y, z }) => [x, y, z]));
      return fitter.fit({ landmarks, matrix: Float32Array.from(matrix) }, { width, height }, atMs);
    },
    close: () => landmarker.close(),
  };
}

async function canonicalPositions(): Promise<Float32Array> {
  const answer = await fetch(CANONICAL_FACE);
  if (!answer.ok) throw new Error(`the canonical face answered ${answer.status}`);
  const { positions } = (await answer.json()) as { positions: number[] };
  return Float32Array.from(positions);
}

/** The library writes its progress to the console as errors; it takes these settings from a global, once. */
function silenceWasm(): void {
  const quiet = () => undefined;
  Object.assign(globalThis, { Module: { print: quiet, printErr: quiet } });
}
