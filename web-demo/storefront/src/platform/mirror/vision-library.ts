const LIBRARY = '/vision/vision_bundle.mjs';
const WASM = '/vision/wasm';

export type VisionLibrary = Pick<
  typeof import('@mediapipe/tasks-vision'),
  'FaceLandmarker' | 'FilesetResolver' | 'HandLandmarker' | 'PoseLandmarker'
>;
export type VisionFiles = Awaited<ReturnType<VisionLibrary['FilesetResolver']['forVisionTasks']>>;

/** Library and wasm from our own origin, once; some 10 MB, so only after consent. */
export async function loadVision(): Promise<{ library: VisionLibrary; files: VisionFiles }> {
  const library = (await import(/* @vite-ignore */ LIBRARY)) as VisionLibrary;
  const files = await library.FilesetResolver.forVisionTasks(WASM);
  silenceWasm();
  return { library, files };
}

/** The library writes its progress to the console as errors; it takes these settings from a global, once. */
function silenceWasm(): void {
  const quiet = () => undefined;
  Object.assign(globalThis, { Module: { print: quiet, printErr: quiet } });
}

/** Options that all trackers share. The GPU delegate counts differently and is slower to warm up. */
export const trackerOptions = (model: string) =>
  ({
    baseOptions: { modelAssetPath: `/vision/models/${model}`, delegate: 'CPU' },
    runningMode: 'VIDEO',
  }) as const;

/** A library tracker that is told whether pictures follow each other or stand alone. */
interface Tunable {
  setOptions(options: { runningMode: 'IMAGE' | 'VIDEO' }): Promise<void>;
}

/** Switches between film and photographs, which takes a moment, only when it has to; true when it did. */
export function modeSwitch(tracker: Tunable): (atMs: number | undefined) => Promise<boolean> {
  let mode: 'VIDEO' | 'IMAGE' = 'VIDEO';
  return async (atMs) => {
    const wanted = atMs === undefined ? 'IMAGE' : 'VIDEO';
    if (mode === wanted) return false;
    mode = wanted;
    await tracker.setOptions({ runningMode: wanted });
    return true;
  };
}

/** The library's points as the stage takes them: `[n × 3]`. */
export function flat(points: readonly { x: number; y: number; z: number }[]): Float32Array {
  return Float32Array.from(points.flatMap(({ x, y, z }) => [x, y, z]));
}
