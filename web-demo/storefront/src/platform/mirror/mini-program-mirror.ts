import type { ArManifest } from '../../../../../ml/tryon/page.ts';
import { createFrameSender } from '../../model/frame-sender.ts';
import { readGlb } from '../../model/glb-mesh.ts';
import { shrinkFrame } from '../../model/shrink-frame.ts';
import { assetUrl } from '../origin.ts';
import { request } from '../request.ts';
import { later, now } from '../world.ts';
import { type Mirror, MirrorError, type MirrorParts } from './mirror.ts';
import { type Brush, type Costume, drawOverlay } from './overlay.ts';

/** WeChat asks for about five frames a second; smaller raw frames keep them under 1 MB a second. */
const UPLOAD_GAP_MS = 200;
const UPLOAD_SIDE_PX_MAX = 360;

/** The part of the mini-program camera that we use; the framework's own typings leave the frame out. */
interface FrameCamera {
  onCameraFrame(listener: (frame: { width: number; height: number; data: ArrayBuffer }) => void): {
    start(options: object): void;
    stop(options?: object): void;
  };
}

interface CanvasNode {
  width: number;
  height: number;
  getContext(kind: '2d'): Brush;
}

interface Surface {
  readonly canvas: CanvasNode;
  readonly brush: Brush;
  readonly scale: number;
}

/**
 * Frames of the camera go to our server as raw pixels; what comes back is drawn on a canvas over it. A
 * photo of her own and the shared picture are for the page in a browser.
 */
export function miniProgramMirror({ uploads, events }: MirrorParts): Mirror {
  const costumes = new Map<string, Promise<Costume>>();
  let costume: Costume | undefined;
  let surface: Surface | undefined;
  let stopCamera: (() => void) | undefined;
  let held = false;

  function clear(): void {
    stopCamera?.();
    stopCamera = undefined;
    surface?.brush.clearRect(0, 0, surface.canvas.width, surface.canvas.height);
    events.onWorn(false);
    events.onSending(false);
  }

  return {
    ways: ['upload'],
    takesPhotos: false,
    makesPosters: false,
    async live() {
      clear();
      const found = await findSurface();
      surface = found;
      const sender = createFrameSender({
        send: ({ data, width, height }: { data: ArrayBuffer; width: number; height: number }) =>
          uploads.track(shrinkFrame(new Uint8Array(data), width, height, UPLOAD_SIDE_PX_MAX)),
        now,
        later,
        gapMs: UPLOAD_GAP_MS,
        onAnswer: (answer) => {
          events.onHint(answer.hint ?? undefined);
          const { canvas, brush } = found;
          const worn = !held && costume !== undefined && drawOverlay(brush, canvas, answer, costume);
          if (!worn) brush.clearRect(0, 0, canvas.width, canvas.height);
          events.onWorn(worn);
        },
        onError: events.onFailed,
        onSending: events.onSending,
      });
      const camera = uni.createCameraContext() as unknown as FrameCamera;
      // The system decides the size of a frame: it is read from every frame and never assumed.
      const frames = camera.onCameraFrame(sender.offer);
      frames.start({ fail: () => events.onFailed(new MirrorError('no-camera')) });
      stopCamera = () => {
        sender.stop();
        frames.stop();
      };
    },
    photo: () => Promise.resolve(false),
    async wear({ skuId, arItemId }) {
      const known = costumes.get(arItemId) ?? readCostume(arItemId);
      costumes.set(arItemId, known);
      const [next] = await Promise.all([known, uploads.wear([skuId])]);
      costume = next;
    },
    bare(on) {
      held = on;
    },
    poster: () => Promise.resolve(undefined),
    stop: clear,
  };
}

/** The canvas over the camera, at the resolution of the screen. */
function findSurface(): Promise<Surface> {
  return new Promise((resolve, reject) => {
    uni
      .createSelectorQuery()
      .select('.mirror-host >>> #mirror-drawing')
      .fields({ node: true, size: true }, (found) => {
        const { node, width, height } = (found ?? {}) as {
          node?: CanvasNode;
          width?: number;
          height?: number;
        };
        if (node === undefined || width === undefined || height === undefined) {
          reject(new MirrorError('no-camera'));
          return;
        }
        const scale = uni.getWindowInfo().pixelRatio;
        node.width = width * scale;
        node.height = height * scale;
        resolve({ canvas: node, brush: node.getContext('2d'), scale });
      })
      .exec();
  });
}

async function readCostume(arItemId: string): Promise<Costume> {
  const folder = `/ar-assets/${arItemId}`;
  const manifest = (await read(`${folder}/manifest.json`, 'json')) as ArManifest;
  if (manifest.kind === 'lipstick') return { manifest, parts: [] };
  return { manifest, parts: readGlb((await read(`${folder}/${manifest.model}`, 'binary')) as ArrayBuffer) };
}

async function read(path: string, answer: 'json' | 'binary'): Promise<unknown> {
  const { status, body } = await request({ method: 'GET', path, header: {}, answer });
  if (status !== 200) throw new Error(`${assetUrl(path)} answered ${status}`);
  return body;
}
