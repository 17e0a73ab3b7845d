import type { ArManifest } from '../../../../../ml/tryon/page.ts';
import type { TrackAnswer } from '../../api/contract.ts';
import { createFrameSender } from '../../model/frame-sender.ts';
import { readGlb } from '../../model/glb-mesh.ts';
import { landmarkBytes } from '../../model/landmark-bytes.ts';
import { shrinkFrame } from '../../model/shrink-frame.ts';
import { assetUrl } from '../origin.ts';
import { request } from '../request.ts';
import { later, now } from '../world.ts';
import { type Mirror, MirrorError, type MirrorParts, type Processing } from './mirror.ts';
import { type Brush, type Costume, drawOverlay, isDrawable, needsPicture } from './overlay.ts';
import { LOST } from './seen-words.ts';
import { hasVisionKit, openVkFace, type RawFrame, type VkFace } from './vk-face.ts';

/** WeChat asks for about five frames a second; smaller raw frames keep them under 1 MB a second. */
const UPLOAD_GAP_MS = 200;
const UPLOAD_SIDE_PX_MAX = 360;
/** Points are 1.3 KB: they may follow each other faster than pictures. */
const POINTS_GAP_MS = 80;

/** The part of the mini-program camera that we use; the framework's own typings leave the frame out. */
interface FrameCamera {
  onCameraFrame(listener: (frame: RawFrame) => void): {
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
}

/**
 * Frames of the camera go to WeChat's own face tracker on the phone, whose points our server turns into a pose,
 * or to our server as raw pixels; what comes back is drawn on a canvas over the camera. A photo of her own and
 * the shared picture are for the page in a browser.
 */
export function miniProgramMirror({ uploads, follows, events }: MirrorParts): Mirror {
  const costumes = new Map<string, Promise<Costume>>();
  let costume: Costume | undefined;
  let surface: Surface | undefined;
  let stopCamera: (() => void) | undefined;
  let held = false;
  let wearing = 0;

  function clear(): void {
    stopCamera?.();
    stopCamera = undefined;
    surface?.brush.clearRect(0, 0, surface.canvas.width, surface.canvas.height);
    events.onWorn(false);
    events.onSending(false);
  }

  function show({ canvas, brush }: Surface, answer: TrackAnswer): void {
    const cannot = costume !== undefined && !isDrawable(costume.manifest);
    events.onHint(cannot ? '这一类暂时只能在网页里试，小程序里可看商品效果' : (answer.hint ?? undefined));
    const worn = !held && costume !== undefined && drawOverlay(brush, canvas, answer, costume);
    if (!worn) brush.clearRect(0, 0, canvas.width, canvas.height);
    events.onWorn(worn);
  }

  const picture = ({ data, width, height }: RawFrame): Promise<TrackAnswer> =>
    uploads.track(shrinkFrame(new Uint8Array(data), width, height, UPLOAD_SIDE_PX_MAX));

  /** Nobody in the picture is an answer too, and needs no server. */
  const points =
    (face: VkFace) =>
    async (frame: RawFrame): Promise<TrackAnswer> => {
      const { width, height } = frame;
      const found = await face.find(frame);
      if (found === undefined)
        return { status: 'no_face', faces: [], items: [], width, height, hint: LOST[follows] };
      return uploads.track({ format: 'landmarks', width, height, bytes: landmarkBytes(found) });
    };

  async function sending(way: Processing) {
    const face =
      way === 'device'
        ? await openVkFace().catch((reason: unknown) => {
            throw new MirrorError('device-tracker', reason);
          })
        : undefined;
    return {
      send: face === undefined ? picture : points(face),
      gapMs: face === undefined ? UPLOAD_GAP_MS : POINTS_GAP_MS,
      // Points are no picture: the dot says that pictures leave.
      onSending: face === undefined ? events.onSending : () => undefined,
      close: () => face?.close(),
    };
  }

  const devicePossible = () => hasVisionKit() && follows === 'face';
  return {
    ways: devicePossible() ? ['device', 'upload'] : ['upload'],
    takesPhotos: false,
    pictures: undefined,
    async live(way) {
      clear();
      const found = await findSurface();
      surface = found;
      if (way === 'device' && costume !== undefined && needsPicture(costume.manifest))
        throw new MirrorError('device-tracker');
      const { send, gapMs, onSending, close } = await sending(way);
      const sender = createFrameSender({
        send,
        now,
        later,
        gapMs,
        onAnswer: (answer) => show(found, answer),
        onError: events.onFailed,
        onSending,
      });
      const onNetwork = ({ isConnected }: { isConnected: boolean }) => {
        if (isConnected) sender.wake();
      };
      uni.onNetworkStatusChange(onNetwork);
      const camera = uni.createCameraContext() as unknown as FrameCamera;
      // The system decides the size of a frame: it is read from every frame and never assumed.
      const frames = camera.onCameraFrame(sender.offer);
      frames.start({ fail: () => events.onFailed(new MirrorError('no-camera')) });
      stopCamera = () => {
        sender.stop();
        frames.stop();
        uni.offNetworkStatusChange(onNetwork);
        close();
      };
    },
    photo: () => Promise.resolve(false),
    async wear(item) {
      wearing += 1;
      const mine = wearing;
      const [next] = await Promise.all([costumeOf(item.arItemId), uploads.wear([item.skuId])]);
      // A newer tap has overtaken this one.
      if (mine === wearing) costume = next;
    },
    prefetch(items) {
      // What cannot be read ahead is asked for again when it is chosen.
      for (const { arItemId } of items) void costumeOf(arItemId).catch(() => undefined);
    },
    bare(on) {
      held = on;
    },
    fitting: () => Promise.resolve({ measures: undefined, advice: new Map() }),
    // Bodies are tracked by the server here, which is asked for sizes as well.
    sizeHint: () => undefined,
    stop: clear,
  };

  function costumeOf(arItemId: string): Promise<Costume> {
    const known = costumes.get(arItemId) ?? readCostume(arItemId);
    costumes.set(arItemId, known);
    known.catch(() => costumes.delete(arItemId));
    return known;
  }
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
        resolve({ canvas: node, brush: node.getContext('2d') });
      })
      .exec();
  });
}

async function readCostume(arItemId: string): Promise<Costume> {
  const folder = `/ar-assets/${arItemId}`;
  const manifest = (await read(`${folder}/manifest.json`, 'json')) as ArManifest;
  if (needsPicture(manifest)) return { manifest, parts: [] };
  return { manifest, parts: readGlb((await read(`${folder}/${manifest.model}`, 'binary')) as ArrayBuffer) };
}

async function read(path: string, answer: 'json' | 'binary'): Promise<unknown> {
  const { status, body } = await request({ method: 'GET', path, header: {}, answer });
  if (status !== 200) throw new Error(`${assetUrl(path)} answered ${status}`);
  return body;
}
