import { Color, type PerspectiveCamera, PMREMGenerator, Scene, WebGLRenderer } from 'three';
import { lightOf } from '../tracking/frame-light.ts';
import { byDrawingOrder } from './drawing-order.ts';
import { faceArea, type PictureArea } from './face-area.ts';
import { faceIn } from './face-in.ts';
import type { FaceShape } from './face-rig.ts';
import { type PictureLight, pictureLight, STUDIO } from './picture-light.ts';
import { PictureProbe } from './picture-probe.ts';
import { dressedItem, releaseWearable, tryOnCamera } from './scene.ts';
import type { TryOnSight } from './sight.ts';
import type { StageItem, StageOptions, StagePicture, TryOnStage } from './stage-contract.ts';
import { StageItems, type StageLayer } from './stage-items.ts';
import { StageSwings } from './stage-swings.ts';
import { type StageView, windowOn } from './stage-view.ts';
import { studioPanorama } from './studio-texture.ts';
import { wornArea } from './worn-area.ts';

const CAPTURE_QUALITY = 0.92;
/** The light in a room changes slowly; looking at the picture costs a read-back. */
const LIGHT_EVERY_FRAMES = 10;
const PROBE_PX = 96;

export function createTryOnStage(
  canvas: HTMLCanvasElement,
  { assetsUrl, lightEveryFrames = LIGHT_EVERY_FRAMES }: StageOptions,
): TryOnStage {
  const renderer = new WebGLRenderer({ canvas, alpha: true, antialias: true });
  renderer.autoClear = false;
  renderer.setClearColor(0x000000, 0);
  const scene = new Scene();
  const prefilter = new PMREMGenerator(renderer);
  const panorama = studioPanorama();
  const light = prefilter.fromEquirectangular(panorama);
  panorama.dispose();
  prefilter.dispose();
  scene.environment = light.texture;

  const lightColour = { value: new Color(1, 1, 1) };
  const items = new StageItems(assetsUrl, lightColour);
  const swings = new StageSwings();
  let layers: readonly StageLayer[] = [];
  let shape: FaceShape | undefined;
  let newest = 0;
  const probe = new PictureProbe(PROBE_PX, PROBE_PX);
  let drawn = 0;
  let last: { readonly sight: TryOnSight; readonly view: StageView } | undefined;

  async function setItems(wanted: readonly StageItem[]): Promise<void> {
    newest += 1;
    const mine = newest;
    const ordered = [...wanted].sort((a, b) => byDrawingOrder(a.manifest.kind, b.manifest.kind));
    const [face, ...made] = await Promise.all([items.shape(), ...ordered.map((item) => items.layer(item))]);
    if (mine !== newest) return letGo(made);
    letGo(layers);
    shape = face;
    layers = made;
  }

  function draw(
    sight: TryOnSight | undefined,
    view: StageView,
    picture?: StagePicture,
  ): PictureArea | undefined {
    last = sight === undefined ? undefined : { sight, view };
    if (sight !== undefined) swings.follow(layers, sight, performance.now());
    const area = sight === undefined ? undefined : wornArea(layers, sight, wholeCamera(view));
    const seen = area === undefined ? undefined : windowOn(view, area);
    canvas.style.visibility = seen === undefined ? 'hidden' : 'inherit';
    if (sight === undefined || seen === undefined) return undefined;
    place(canvas, seen.place);
    paint(sight, seen, picture);
    return seen.place;
  }

  function paint(sight: TryOnSight, view: StageView, picture: StagePicture | undefined): void {
    const { width, height } = view.drawing;
    if (canvas.width !== width || canvas.height !== height) renderer.setSize(width, height, false);
    renderer.clear();
    if (shape === undefined) return;
    const { face } = sight;
    if (face !== undefined && picture !== undefined && drawn % lightEveryFrames === 0) {
      const area = faceArea(face.landmarks);
      const seen = probe.look(picture, [view.picture.width, view.picture.height], area);
      if (seen !== undefined) shine(pictureLight(lightOf(seen, faceIn(area, face))));
      seen?.data.fill(0);
    }
    drawn += 1;
    const camera = cameraOf(view);
    for (const entry of layers) {
      renderer.clearDepth();
      if (entry.kind === 'makeup') {
        if (face === undefined) continue;
        entry.layer.follow(face.landmarks, view, picture);
        renderer.render(entry.layer.scene, camera);
        continue;
      }
      if (entry.kind === 'garment') {
        if (sight.body === undefined) continue;
        entry.layer.follow(sight.body, view, picture);
        renderer.render(entry.layer.scene, camera);
        continue;
      }
      const aspect = view.picture.width / view.picture.height;
      const dressed = dressedItem(entry.item, sight, shape, aspect, swings.hangOf(entry.item));
      if (dressed === undefined) continue;
      scene.add(dressed.group);
      renderer.render(scene, camera);
      dressed.release();
    }
  }

  function shine({ strength, tint, turn }: PictureLight): void {
    scene.environmentIntensity = strength;
    scene.environmentRotation.y = turn;
    lightColour.value.setRGB(...tint);
  }

  function capture(picture: StagePicture, view: StageView): Promise<Blob> {
    const { part, drawing } = view;
    const shown = last;
    const copy = Object.assign(document.createElement('canvas'), drawing);
    const context = copy.getContext('2d');
    if (context !== null) context.imageSmoothingQuality = 'high';
    context?.drawImage(
      picture,
      part.left,
      part.top,
      part.width,
      part.height,
      0,
      0,
      drawing.width,
      drawing.height,
    );
    if (shown !== undefined) {
      // All in this turn of the event loop: the drawing buffer is gone after it, and nobody sees it change.
      paint(shown.sight, view, picture);
      context?.drawImage(canvas, 0, 0);
      draw(shown.sight, shown.view, picture);
    }
    return new Promise((resolve, reject) => {
      const done = (blob: Blob | null): void => {
        if (blob === null) reject(new Error('the browser could not encode the picture'));
        else resolve(blob);
      };
      copy.toBlob(done, 'image/jpeg', CAPTURE_QUALITY);
    });
  }

  function forget(): void {
    last = undefined;
    drawn = 0;
    shine(STUDIO);
    swings.forget();
    for (const entry of layers) if (entry.kind !== 'worn') entry.layer.forget();
    renderer.clear();
  }

  function dispose(): void {
    newest += 1;
    letGo(layers);
    layers = [];
    light.dispose();
    renderer.dispose();
  }

  return { setItems, prepare: (item) => items.prepare(item), draw, capture, forget, dispose };
}

const wholeCamera = ({ picture }: StageView): PerspectiveCamera => tryOnCamera(picture.width, picture.height);

/** The camera of the whole picture, of which the view shows a part. */
function cameraOf(view: StageView): PerspectiveCamera {
  const { picture, part } = view;
  const camera = wholeCamera(view);
  camera.setViewOffset(picture.width, picture.height, part.left, part.top, part.width, part.height);
  return camera;
}

/** Lays the canvas over its part of the box. */
function place({ style }: HTMLCanvasElement, { left, top, right, bottom }: PictureArea): void {
  style.left = `${left * 100}%`;
  style.top = `${top * 100}%`;
  style.width = `${(right - left) * 100}%`;
  style.height = `${(bottom - top) * 100}%`;
}

function letGo(layers: readonly StageLayer[]): void {
  for (const entry of layers)
    if (entry.kind !== 'worn') entry.layer.dispose();
    else releaseWearable(entry.item);
}
