import type { Document, mat4 } from '@gltf-transform/core';
import { clearNodeParent, clearNodeTransform, transformMesh } from '@gltf-transform/functions';
import type { AddedKind } from './added-kind.ts';
import { type Box, boxOf, middleOf, pointsOf, sizeOf, type Vector } from './points.ts';
import { ModelRefused } from './refusal.ts';

export type Unit = 'm' | 'cm' | 'mm';

const CM_PER: Readonly<Record<Unit, number>> = { m: 100, cm: 1, mm: 0.1 };

/** Between which widths (x, cm) a thing of its kind is believable; also what tells metres from millimetres. */
const WIDTH_CM: Readonly<Record<AddedKind, readonly [number, number]>> = {
  glasses: [10, 20],
  hat: [14, 60],
  earrings: [0.3, 9],
  necklace: [9, 40],
  ring: [1.3, 4.5],
  bracelet: [4.5, 12],
  watch: [4, 12],
};

export interface Placing {
  /** Undefined: metres, as glTF says, unless only another unit gives a believable width. */
  readonly unit?: Unit;
  /** Width that the whole is scaled to, cm. */
  readonly widthCm?: number;
  /** How far the thing is moved from where this code would put it, cm: +x to the wearer's left, +y up, +z to the front. */
  readonly nudgeCm?: Vector;
}

export interface Placed {
  readonly unit: Unit;
  readonly widthCm: number;
  /** It looked backwards (-z) and was turned. */
  readonly turned: boolean;
}

/**
 * Brings a model into the space of its kind: centimetres, +y up, the front to +z, and the origin at the point that
 * rests on the body. Everything is baked into the vertices.
 */
export function placeModel(document: Document, kind: AddedKind, placing: Placing): Placed {
  bakeNodes(document);
  if (LOOPS.includes(kind)) layDown(document);
  const raw = boxOf(pointsOf(document));
  const unit = placing.unit ?? likelyUnit(kind, sizeOf(raw, 0));
  const believable = WIDTH_CM[kind];
  const asIs = sizeOf(raw, 0) * CM_PER[unit];
  const scale = CM_PER[unit] * (placing.widthCm === undefined ? 1 : placing.widthCm / asIs);
  const widthCm = asIs * (scale / CM_PER[unit]);
  if (widthCm < believable[0] || widthCm > believable[1])
    throw new ModelRefused([
      `It would be ${widthCm.toFixed(1)} cm wide; ${kind} are ${believable[0]} to ${believable[1]} cm. State --unit or --width.`,
    ]);
  moveAll(document, scaling(scale));
  const turned = kind === 'glasses' && looksBackwards(pointsOf(document));
  if (turned) moveAll(document, [-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1]);
  const [x, y, z] = restingPoint(kind, pointsOf(document));
  const [right, up, front] = placing.nudgeCm ?? [0, 0, 0];
  moveAll(document, [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, right - x, up - y, front - z, 1]);
  return { unit, widthCm, turned };
}

function bakeNodes(document: Document): void {
  const [scene] = document.getRoot().listScenes();
  for (const node of document.getRoot().listNodes()) {
    clearNodeParent(node);
    const mesh = node.getMesh();
    if (mesh !== null && mesh.listParents().length > 2) node.setMesh(mesh.clone());
    clearNodeTransform(node);
    if (mesh === null) node.dispose();
    else scene?.addChild(node);
  }
}

function moveAll(document: Document, matrix: mat4): void {
  for (const mesh of document.getRoot().listMeshes()) transformMesh(mesh, matrix);
}

const scaling = (by: number): mat4 => [by, 0, 0, 0, 0, by, 0, 0, 0, 0, by, 0, 0, 0, 0, 1];

/** What encloses a finger or a wrist: the hole runs along y, the stone or the case stands out to +z. */
const LOOPS: readonly AddedKind[] = ['ring', 'bracelet', 'watch'];

function layDown(document: Document): void {
  const box = boxOf(pointsOf(document));
  const axes = ([0, 1, 2] as const).map((axis) => sizeOf(box, axis));
  // A band is narrower along the finger than it is wide around it.
  const hole = axes.indexOf(Math.min(...axes));
  if (hole === 0) moveAll(document, [0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
  if (hole === 2) moveAll(document, [1, 0, 0, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 1]);
  const laid = boxOf(pointsOf(document));
  // A case or a stone is wider along the finger than the band: where the outermost points are is the front.
  const [middle, half] = [middleOf(laid, 1), (sizeOf(laid, 1) / 2) * WIDEST_SHARE];
  const widest = boxOf(pointsOf(document).filter(([, y]) => Math.abs(y - middle) > half));
  const [x, z] = [middleOf(widest, 0) - middleOf(laid, 0), middleOf(widest, 2) - middleOf(laid, 2)];
  if (Math.hypot(x, z) < sizeOf(laid, 0) * EVEN_SHARE) return;
  const quarter = (Math.round(Math.atan2(x, z) / (Math.PI / 2)) * Math.PI) / 2;
  const [cos, sin] = [Math.round(Math.cos(-quarter)), Math.round(Math.sin(-quarter))];
  moveAll(document, [cos, 0, -sin, 0, 0, 1, 0, 0, sin, 0, cos, 0, 0, 0, 0, 1]);
}

/** Share of half the height beyond which only the widest part lies. */
const WIDEST_SHARE = 0.8;
/** A band that is about as wide all around has no front. */
const EVEN_SHARE = 0.08;

/** Share of half the width beyond which only the sides of a loop lie. */
const SIDES_SHARE = 0.84;

/** A stone or a case stands out to the front: the hole's middle is found from the sides. */
function holeDepth(points: readonly Vector[], box: Box): number {
  const [middle, half] = [middleOf(box, 0), (sizeOf(box, 0) / 2) * SIDES_SHARE];
  const sides = points.filter(([x]) => Math.abs(x - middle) > half);
  return sides.reduce((sum, [, , z]) => sum + z, 0) / sides.length;
}

function likelyUnit(kind: AddedKind, width: number): Unit {
  const [least, most] = WIDTH_CM[kind];
  const fits = (unit: Unit) => width * CM_PER[unit] >= least && width * CM_PER[unit] <= most;
  return (['m', 'cm', 'mm'] as const).find(fits) ?? 'm';
}

/** Share of the width around the middle in which only the bridge and the lenses' inner edges lie. */
const BRIDGE_SHARE = 0.12;

const nearMiddle = (box: Box) => {
  const [middle, half] = [middleOf(box, 0), (sizeOf(box, 0) * BRIDGE_SHARE) / 2];
  return ([x]: Vector) => Math.abs(x - middle) <= half;
};

/** Temples run away from the bridge: a bridge that lies at the far end in z is the back of the model. */
function looksBackwards(points: readonly Vector[]): boolean {
  const box = boxOf(points);
  const bridge = points.filter(nearMiddle(box));
  if (bridge.length === 0) return false;
  const mean = bridge.reduce((sum, [, , z]) => sum + z, 0) / bridge.length;
  return mean < middleOf(box, 2);
}

/** The point of the model that becomes its origin. */
function restingPoint(kind: AddedKind, points: readonly Vector[]): Vector {
  const box = boxOf(points);
  const [x, y, z] = [middleOf(box, 0), middleOf(box, 1), middleOf(box, 2)];
  switch (kind) {
    case 'glasses': {
      // Under the bridge, at its front: where a frame sits on the nose.
      const bridge = boxOf(points.filter(nearMiddle(box)));
      return [x, middleOf(bridge, 1), bridge.max[2]];
    }
    case 'hat': {
      // The opening: the middle of what is lowest around the head. Our hats' openings lie 9.6 cm behind the origin.
      const low = points.filter(([, height]) => height < box.min[1] + sizeOf(box, 1) * HAT_LOW_SHARE);
      const opening = boxOf(low);
      return [middleOf(opening, 0), box.min[1] + HAT_SEAT_CM, middleOf(opening, 2) + HAT_OPENING_BACK_CM];
    }
    case 'earrings':
      return [x, box.max[1], z];
    case 'necklace':
      return [x, box.max[1], z];
    default:
      return [x, y, holeDepth(points, box)];
  }
}

const HAT_LOW_SHARE = 0.25;
const HAT_OPENING_BACK_CM = 9.6;
/** A hat's edge sits this much below the line of the brow's anchor. */
const HAT_SEAT_CM = 0.4;
