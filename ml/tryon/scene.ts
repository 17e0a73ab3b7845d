import { DoubleSide, Group, Mesh, MeshBasicMaterial, type Object3D, PerspectiveCamera } from 'three';
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

export function wearable(manifest: WornManifest, object: Object3D): WearableItem {
  const shadow = manifest.shadow.contact > 0 ? shadowMapOf(object) : undefined;
  return { manifest, object, shadow };
}

/**
 * One item on one face: its occluders, its shadow and itself, in one group posed by the region of the face
 * that carries it. Both renderers draw this, each item with a fresh depth buffer.
 */
export function dressedFace(item: WearableItem, face: TryOnFace, shape: FaceShape, aspect: number): Group {
  const { manifest, object, shadow } = item;
  const pose = face.fitted[manifest.anchor.fitRegion];
  const person = personalFace(face.landmarks, pose, shape, aspect);
  const group = new Group();
  group.matrixAutoUpdate = false;
  group.matrix.fromArray(pose);

  const surface = faceGeometry(person, shape);
  if (manifest.occluders.includes('face')) group.add(occluder(surface, 'face', -10));
  if (manifest.occluders.includes('head')) group.add(occluder(headShell(person), 'head', -11));

  const [x, y, z] = manifest.anchor.point;
  const place = new Group();
  place.position.set(x, y, z);
  if (shadow !== undefined)
    place.add(shadowOn(surface.clone().translate(-x, -y, -z), shadow, manifest.shadow.contact));
  place.add(object);
  if (manifest.kind === 'earrings') hideFarEar(object, pose);
  group.add(place);
  return group;
}

function occluder(geometry: Mesh['geometry'], name: string, renderOrder: number): Mesh {
  const mesh = new Mesh(geometry, new MeshBasicMaterial({ colorWrite: false, side: DoubleSide }));
  mesh.name = name;
  mesh.renderOrder = renderOrder;
  return mesh;
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
