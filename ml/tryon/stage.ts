import { PMREMGenerator, Scene, WebGLRenderer } from 'three';
import type { TryOnFace } from './face.ts';
import type { FaceShape } from './face-rig.ts';
import { frameLight } from './frame-light.ts';
import type { TryOnKind } from './manifest.ts';
import { type PictureArea, PictureProbe } from './picture-probe.ts';
import { dressedFace, releaseWearable, tryOnCamera } from './scene.ts';
import type { StageItem, StageOptions, StagePicture, TryOnStage } from './stage-contract.ts';
import { StageItems, type StageLayer } from './stage-items.ts';
import { studioPanorama } from './studio-texture.ts';

/** What lies on top of what. */
const DRAWING_ORDER: readonly TryOnKind[] = ['lipstick', 'earrings', 'glasses', 'hat'];
const CAPTURE_QUALITY = 0.92;
/** The light in a room changes slowly; looking at the picture costs a read-back. */
const LIGHT_EVERY_FRAMES = 10;
const PROBE_PX = 48;

export function createTryOnStage(canvas: HTMLCanvasElement, { assetsUrl }: StageOptions): TryOnStage {
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

  const items = new StageItems(assetsUrl);
  let layers: readonly StageLayer[] = [];
  let shape: FaceShape | undefined;
  let newest = 0;
  const probe = new PictureProbe(PROBE_PX, PROBE_PX);
  let drawn = 0;
  let last: { readonly face: TryOnFace; readonly width: number; readonly height: number } | undefined;

  async function setItems(wanted: readonly StageItem[]): Promise<void> {
    newest += 1;
    const mine = newest;
    const ordered = [...wanted].sort(
      (a, b) => DRAWING_ORDER.indexOf(a.manifest.kind) - DRAWING_ORDER.indexOf(b.manifest.kind),
    );
    const [face, ...made] = await Promise.all([items.shape(), ...ordered.map((item) => items.layer(item))]);
    if (mine !== newest) return letGo(made);
    letGo(layers);
    shape = face;
    layers = made;
  }

  function draw(face: TryOnFace | undefined, width: number, height: number, picture?: StagePicture): void {
    if (width <= 0 || height <= 0) return;
    if (canvas.width !== width || canvas.height !== height) renderer.setSize(width, height, false);
    renderer.clear();
    last = face === undefined ? undefined : { face, width, height };
    if (face === undefined || shape === undefined) return;
    if (picture !== undefined && drawn % LIGHT_EVERY_FRAMES === 0)
      scene.environmentIntensity = frameLight(
        face.landmarks,
        probe.look(picture, [width, height], faceArea(face.landmarks)),
      );
    drawn += 1;
    const camera = tryOnCamera(width, height);
    for (const entry of layers) {
      renderer.clearDepth();
      if (entry.kind === 'makeup') {
        entry.layer.follow(face.landmarks, width, height, picture);
        renderer.render(entry.layer.scene, camera);
        continue;
      }
      const dressed = dressedFace(entry.item, face, shape, width / height);
      scene.add(dressed.group);
      renderer.render(scene, camera);
      dressed.release();
    }
  }

  function capture(picture: StagePicture): Promise<Blob> {
    // Drawn again in this turn of the event loop: the drawing buffer is gone after it.
    if (last !== undefined) draw(last.face, last.width, last.height, picture);
    const copy = document.createElement('canvas');
    copy.width = canvas.width;
    copy.height = canvas.height;
    const context = copy.getContext('2d');
    context?.drawImage(picture, 0, 0, copy.width, copy.height);
    context?.drawImage(canvas, 0, 0);
    return new Promise((resolve, reject) => {
      const done = (blob: Blob | null): void => {
        if (blob === null) reject(new Error('the browser could not encode the picture'));
        else resolve(blob);
      };
      copy.toBlob(done, 'image/jpeg', CAPTURE_QUALITY);
    });
  }

  function dispose(): void {
    newest += 1;
    letGo(layers);
    layers = [];
    light.dispose();
    renderer.dispose();
  }

  return { setItems, draw, capture, dispose };
}

function letGo(layers: readonly StageLayer[]): void {
  for (const entry of layers)
    if (entry.kind === 'makeup') entry.layer.dispose();
    else releaseWearable(entry.item);
}

function faceArea(landmarks: Float32Array): PictureArea {
  let [left, top, right, bottom] = [1, 1, 0, 0];
  for (let i = 0; i < landmarks.length; i += 3) {
    left = Math.min(left, landmarks[i] as number);
    right = Math.max(right, landmarks[i] as number);
    top = Math.min(top, landmarks[i + 1] as number);
    bottom = Math.max(bottom, landmarks[i + 1] as number);
  }
  return {
    left: Math.max(0, left),
    top: Math.max(0, top),
    right: Math.min(1, right),
    bottom: Math.min(1, bottom),
  };
}
