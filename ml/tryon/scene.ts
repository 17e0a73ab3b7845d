import {
  type BufferGeometry,
  CircleGeometry,
  DoubleSide,
  Group,
  type Material,
  Mesh,
  MeshBasicMaterial,
  type Object3D,
  PerspectiveCamera,
} from 'three';
import { inLight } from './blending.ts';
import { type ShadowMap, shadowMapOf, shadowOn } from './contact-shadow.ts';
import { CAMERA_FOV_DEGREES, type TryOnFace } from './face.ts';
import { type FaceShape, faceGeometry, headShell, personalFace } from './face-rig.ts';
import type { WornManifest } from './manifest.ts';

const NEAR_CM = 1;
const FAR_CM = 1_000;

/** The camera of every pose: at the origin, looking down -z. */
export function tryOnCamera(width: number, height: number): PerspectiveCamera {
  const camera = new PerspectiveCamera(CAMERA_FOV_DEGREES, width / height, NEAR_CM, FAR_CM);
  camera.updateProjectionMatrix();
  return camera;
}

/** An item that is ready to be put on any face. */
export interface WearableItem {
  readonly manifest: WornManifest;
  /** Drawn as it is, in item space. */
  readonly object: Object3D;
  readonly shadow: ShadowMap | undefined;
}

export function wearable(manifest: WornManifest, object: Object3D, blending = inLight): WearableItem {
  const contact = blending(manifest.shadow.contact);
  return { manifest, object, shadow: contact > 0 ? shadowMapOf(object, contact) : undefined };
}

/** Frees what an item holds on the graphics card; it draws itself anew if it is drawn again. */
export function releaseWearable({ object, shadow }: WearableItem): void {
  object.traverse((part) => {
    if (!(part instanceof Mesh)) return;
    part.geometry.dispose();
    (part.material as Material).dispose();
  });
  shadow?.material.map?.dispose();
  shadow?.material.dispose();
}

/** One item on one face, and the way to let go of what was made for this face. */
export interface DressedFace {
  readonly group: Group;
  release(): void;
}

/**
 * One item on one face: its occluders, its shadow and itself, in one group posed by the region of the face
 * that carries it. Both renderers draw this, each item with a fresh depth buffer.
 */
export function dressedFace(
  item: WearableItem,
  face: TryOnFace,
  shape: FaceShape,
  aspect: number,
): DressedFace {
  const { manifest, object, shadow } = item;
  const pose = face.fitted[manifest.anchor.fitRegion];
  const person = personalFace(face.landmarks, pose, shape, aspect);
  const group = new Group();
  group.matrixAutoUpdate = false;
  group.matrix.fromArray(pose);

  const made: BufferGeometry[] = [];
  const keep = <Geometry extends BufferGeometry>(geometry: Geometry): Geometry => {
    made.push(geometry);
    return geometry;
  };
  const surface = keep(faceGeometry(person, shape));
  if (manifest.occluders.includes('face')) group.add(occluder(surface, 'face', -10));
  if (manifest.occluders.includes('head')) group.add(occluder(keep(headShell(person)), 'head', -11));

  const [x, y, z] = manifest.anchor.point;
  const place = new Group();
  place.position.set(x, y, z);
  if (shadow !== undefined) {
    const mesh = shadowOn(surface, [x, y, z], shadow);
    keep(mesh.geometry);
    group.add(mesh);
  }
  place.add(object);
  if (manifest.kind === 'hat') place.add(occluder(keep(hatOpening()), 'opening', -9));
  if (manifest.kind === 'earrings') hideFarEar(object, pose);
  group.add(place);
  return {
    group,
    release() {
      group.removeFromParent();
      for (const geometry of made) geometry.dispose();
    },
  };
}

const OCCLUDER = new MeshBasicMaterial({ colorWrite: false, side: DoubleSide });

function occluder(geometry: BufferGeometry, name: string, renderOrder: number): Mesh {
  const mesh = new Mesh(geometry, OCCLUDER);
  mesh.name = name;
  mesh.renderOrder = renderOrder;
  return mesh;
}

/** The head that hats are made for, with its hair, out to the middle of their felt; cm from the anchor. */
const HAT_OPENING = { halfWidth: 9.25, halfLength: 10.75, back: -9.6, below: -0.15 } as const;
const OPENING_CORNERS = 48;

/**
 * What fills a hat from below. Hair does, which no landmark knows of: between the face and the brim one saw
 * into the empty crown, and the inside of its ribbon.
 */
function hatOpening(): BufferGeometry {
  const { halfWidth, halfLength, back, below } = HAT_OPENING;
  return new CircleGeometry(1, OPENING_CORNERS)
    .rotateX(-Math.PI / 2)
    .scale(halfWidth, 1, halfLength)
    .translate(0, below, back);
}

/** Sine of the turn of the head beyond which the far ear is behind the cheek. */
const FAR_EAR_SINE = 0.3;

function hideFarEar(object: Object3D, pose: Float32Array): void {
  const turn = pose[8] as number;
  for (const [name, outward] of [
    ['left', 1],
    ['right', -1],
  ] as const)
    object.traverse((part) => {
      if (part.name.endsWith(`-${name}`)) part.visible = turn * outward > -FAR_EAR_SINE;
    });
}
