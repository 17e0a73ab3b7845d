import {
  type BufferGeometry,
  CircleGeometry,
  DoubleSide,
  Group,
  type Material,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  type Object3D,
  PerspectiveCamera,
  Vector3,
} from 'three';
import { hiding, inLight } from './blending.ts';
import { aroundLimb, type ShadowMap, shadowMapOf, shadowOn } from './contact-shadow.ts';
import { CAMERA_FOV_DEGREES, type TryOnFace } from './face.ts';
import { type FaceShape, faceGeometry, headShell, personalFace } from './face-rig.ts';
import { handJoints, handPart, placedOn, wearingHand } from './hand-rig.ts';
import { handShell, limbShell } from './hand-shell.ts';
import { HANGING_STILL, type Hang, type Hangers, hangDrops, hangersIn } from './hanging.ts';
import type { FaceWornManifest, HandWornManifest, WornManifest } from './manifest.ts';
import { facePoseFor, neckShell } from './neck-rig.ts';
import type { TryOnBody, TryOnHand, TryOnSight } from './sight.ts';
import { fadeTemples, turnTemples } from './temple-fade.ts';

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
  /** Earrings whose drops swing. */
  readonly hangers: Hangers | undefined;
}

export function wearable(manifest: WornManifest, object: Object3D, blending = inLight): WearableItem {
  const contact = hiding(manifest.shadow.contact, blending);
  // Before the temples fade: what is see-through throws no shadow.
  const shadow = contact > 0 ? shadowOf(manifest, object, contact) : undefined;
  if (shadow !== undefined) shadow.material.vertexColors = manifest.anchor.space !== 'hand';
  if (manifest.kind === 'glasses') fadeTemples(object);
  const swing = manifest.kind === 'earrings' ? manifest.swing : undefined;
  return {
    manifest,
    object,
    shadow,
    hangers: swing && hangersIn(object, swing.pivot),
  };
}

/** Rings lie closer to the skin than anything on a face: their shadow is a fine line. */
const LIMB_BLUR = { finger: 0.16, wrist: 0.34 } as const;

const shadowOf = ({ anchor }: WornManifest, object: Object3D, contact: number): ShadowMap =>
  anchor.space === 'hand'
    ? shadowMapOf(object, contact, aroundLimb, LIMB_BLUR[anchor.at])
    : shadowMapOf(object, contact);

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

/** One item on one person, and the way to let go of what was made for this picture. */
export interface DressedItem {
  readonly group: Group;
  release(): void;
}

/**
 * One item on the part that carries it, in one group: its occluders, its shadow and itself. Both renderers
 * draw this, each item with a fresh depth buffer. `undefined` when that part was not seen.
 *
 * @param aspect width / height of the picture
 * @param hang   where the drops of earrings point; straight down when nothing is known of their swing
 */
export function dressedItem(
  item: WearableItem,
  { face, hands, body }: TryOnSight,
  shape: FaceShape,
  aspect: number,
  hang: Hang = HANGING_STILL,
): DressedItem | undefined {
  const made: BufferGeometry[] = [];
  const { manifest } = item;
  let group: Group | undefined;
  if (manifest.anchor.space === 'hand') {
    const hand = wearingHand(hands);
    group = hand && dressedHand(item, manifest as HandWornManifest, hand, aspect, made);
  } else if (face !== undefined)
    group = dressedFace(item, manifest as FaceWornManifest, face, body, shape, aspect, hang, made);
  if (group === undefined) return undefined;
  const dressed = group;
  return {
    group: dressed,
    release() {
      dressed.removeFromParent();
      for (const geometry of made) geometry.dispose();
    },
  };
}

function dressedFace(
  { object, shadow, hangers }: WearableItem,
  manifest: FaceWornManifest,
  face: TryOnFace,
  body: TryOnBody | undefined,
  shape: FaceShape,
  aspect: number,
  hang: Hang,
  made: BufferGeometry[],
): Group {
  const pose = facePoseFor(manifest.anchor.fitRegion, face, body, aspect);
  const head = manifest.kind === 'necklace' ? face.fitted.ears : pose;
  const person = personalFace(face.landmarks, head, shape, aspect);
  const group = posed(pose);
  const own = (geometry: BufferGeometry): BufferGeometry => {
    made.push(geometry);
    return geometry;
  };
  const surface = own(faceGeometry(person, shape));
  const hiding = new Group();
  if (manifest.occluders.includes('face')) hiding.add(occluder(surface, 'face', -10));
  if (manifest.occluders.includes('head')) hiding.add(occluder(own(headShell(person)), 'head', -11));

  const [x, y, z] = manifest.anchor.point;
  const eye = new Vector3().applyMatrix4(new Matrix4().fromArray(pose).invert());
  const place = new Group();
  place.position.set(x, y, z);
  if (manifest.kind === 'necklace') {
    // The head keeps its own turn over the neck's.
    hiding.applyMatrix4(new Matrix4().fromArray(pose).invert().multiply(new Matrix4().fromArray(head)));
    const neck = own(neckShell());
    group.add(occluder(neck, 'neck', -9));
    if (shadow !== undefined) group.add(shadowMesh(neck, [x, y, z], shadow, made, eye));
  } else if (shadow !== undefined) group.add(shadowMesh(surface, [x, y, z], shadow, made, eye));
  group.add(hiding);
  place.add(object);
  if (manifest.kind === 'glasses') turnTemples(object, pose);
  if (manifest.kind === 'hat') place.add(lining(own(hatOpening())));
  if (manifest.kind === 'earrings') {
    hideFarEar(object, pose);
    if (hangers !== undefined) hangDrops(hangers, pose, hang);
  }
  group.add(place);
  return group;
}

function dressedHand(
  { object, shadow }: WearableItem,
  manifest: HandWornManifest,
  hand: TryOnHand,
  aspect: number,
  made: BufferGeometry[],
): Group {
  const joints = handJoints(hand, aspect);
  const part = handPart(joints, hand.side, manifest.anchor);
  const placed = placedOn(part, manifest);
  const group = posed(placed.elements);
  const toItem = placed.clone().invert();
  const shell = handShell(joints, hand.side).applyMatrix4(toItem);
  made.push(shell);
  group.add(occluder(shell, 'hand', -10));
  if (shadow !== undefined) {
    const limb = limbShell(joints, hand.side, manifest.anchor.finger).applyMatrix4(toItem);
    made.push(limb);
    group.add(shadowMesh(limb, [0, 0, 0], shadow, made));
  }
  group.add(object);
  return group;
}

function posed(pose: ArrayLike<number>): Group {
  const group = new Group();
  group.matrixAutoUpdate = false;
  group.matrix.fromArray(Array.from(pose));
  return group;
}

function shadowMesh(
  surface: BufferGeometry,
  origin: readonly [number, number, number],
  shadow: ShadowMap,
  made: BufferGeometry[],
  eye?: Vector3,
): Mesh {
  const mesh = shadowOn(surface, origin, shadow, eye);
  made.push(mesh.geometry);
  return mesh;
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
 * What is seen of a hat from below: the dark between the head and the brim. Only hiding the empty crown there
 * showed the wall behind the person through the hat as soon as she looked up and had no hair to fill it.
 */
function lining(opening: BufferGeometry): Mesh {
  const mesh = new Mesh(opening, LINING);
  mesh.name = 'opening';
  mesh.renderOrder = -8;
  return mesh;
}

const LINING = new MeshBasicMaterial({ color: 0x1d1613, side: DoubleSide });

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
      if (part.name.endsWith(`-${name}`)) part.visible = turn * outward < FAR_EAR_SINE;
    });
}
