import {
  Box3,
  Color,
  Group,
  type Material,
  Mesh,
  type Object3D,
  PerspectiveCamera,
  PMREMGenerator,
  Scene,
  Vector3,
  WebGLRenderer,
} from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import type { TryOnKind } from './manifest.ts';
import { onBust } from './product/bust.ts';
import { arranged, groundShadows, productCamera } from './product/still-life.ts';
import type { StageItem } from './stage-contract.ts';
import { StageItems } from './stage-items.ts';
import { studioPanorama } from './studio-texture.ts';

/** A thing to be turned by hand: finger, mouse or arrow keys; the wheel or two fingers come nearer. */
export interface ItemViewer {
  /** Shows another item, as it stands on its product picture; a newer call overtakes an older one. */
  show(item: StageItem): Promise<void>;
  /** Back to how it stood. */
  reset(): void;
  dispose(): void;
}

/** Radians from straight above: nobody looks from under the table. */
const POLAR = { least: 0.35, most: 1.72 } as const;
/** Distances around the one that fills the picture. */
const DISTANCE = { least: 0.45, most: 1.8 } as const;
/** A product picture fills 84 % of a square; a phone's narrow screen keeps a little more around it. */
const FURTHER = 1.12;
const DAMPING = 0.08;
const PIXEL_RATIO_MAX = 2;

/** Draws on a transparent canvas: the backdrop is the page's own. Draws only while something moves. */
export function createItemViewer(
  canvas: HTMLCanvasElement,
  { assetsUrl }: { readonly assetsUrl: string },
): ItemViewer {
  const renderer = new WebGLRenderer({ canvas, alpha: true, antialias: true });
  renderer.setClearColor(0x000000, 0);
  const scene = new Scene();
  const prefilter = new PMREMGenerator(renderer);
  const panorama = studioPanorama();
  const light = prefilter.fromEquirectangular(panorama);
  panorama.dispose();
  prefilter.dispose();
  scene.environment = light.texture;

  const items = new StageItems(assetsUrl, { value: new Color(1, 1, 1) });
  const camera = new PerspectiveCamera(20, 1, 1, 500);
  const controls = new OrbitControls(camera, canvas);
  Object.assign(controls, { enableDamping: true, dampingFactor: DAMPING, enablePan: false });
  Object.assign(controls, { minPolarAngle: POLAR.least, maxPolarAngle: POLAR.most });
  let shown: Group | undefined;
  let kind: TryOnKind | undefined;
  let newest = 0;
  let waiting = 0;

  /** `update` asks for the next frame by its own event as long as the turn glides on. */
  function paint(): void {
    waiting = 0;
    controls.update();
    renderer.render(scene, camera);
  }

  function soon(): void {
    if (waiting === 0) waiting = requestAnimationFrame(paint);
  }
  controls.addEventListener('change', soon);

  function fill(): void {
    const { clientWidth, clientHeight } = canvas;
    if (clientWidth === 0 || clientHeight === 0) return;
    renderer.setPixelRatio(Math.min(PIXEL_RATIO_MAX, devicePixelRatio));
    renderer.setSize(clientWidth, clientHeight, false);
    camera.aspect = clientWidth / clientHeight;
    camera.updateProjectionMatrix();
    soon();
  }
  const watching = new ResizeObserver(fill);
  watching.observe(canvas);
  fill();

  async function show(item: StageItem): Promise<void> {
    newest += 1;
    const mine = newest;
    const dressed = await items.dressed(item);
    if (mine !== newest) return release(dressed);
    const { manifest } = item;
    const made = new Group();
    const subject = arranged(dressed, manifest.kind);
    if (manifest.kind === 'necklace') made.add(onBust(subject, manifest.shadow.contact));
    else made.add(groundShadows(subject, manifest.kind), subject);
    if (shown !== undefined) {
      scene.remove(shown);
      release(shown);
    }
    const another = kind !== manifest.kind;
    [shown, kind] = [made, manifest.kind];
    scene.add(made);
    // Another colour of the same thing stands as the one before was turned.
    if (another) stand(subject, manifest.kind);
    soon();
  }

  function stand(subject: Object3D, kindOfIt: TryOnKind): void {
    const portrait = productCamera(subject, kindOfIt, 'three-quarter', camera.aspect);
    const sight = portrait.getWorldDirection(new Vector3());
    const middle = new Box3().setFromObject(subject).getCenter(new Vector3());
    const distance = middle.sub(portrait.position).dot(sight);
    controls.target.copy(portrait.position).addScaledVector(sight, distance);
    camera.position.copy(controls.target).addScaledVector(sight, -distance * FURTHER);
    controls.minDistance = distance * DISTANCE.least;
    controls.maxDistance = distance * DISTANCE.most;
    controls.saveState();
    controls.update();
  }

  return {
    show,
    reset() {
      // What is left of a glide is used up first: it would turn the thing away from home again.
      controls.enableDamping = false;
      controls.update();
      controls.reset();
      controls.enableDamping = true;
    },
    dispose() {
      newest += 1;
      cancelAnimationFrame(waiting);
      watching.disconnect();
      controls.dispose();
      if (shown !== undefined) release(shown);
      light.dispose();
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
}

function release(object: Object3D): void {
  object.traverse((part) => {
    if (!(part instanceof Mesh)) return;
    part.geometry.dispose();
    const material = part.material as Material & { map?: { dispose(): void } | null };
    // Only shadows have a map of their own; a model's texture is shared by its colours.
    if (part.material.type === 'MeshBasicMaterial') material.map?.dispose();
    material.dispose();
  });
}
