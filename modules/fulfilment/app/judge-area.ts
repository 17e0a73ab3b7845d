import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { distanceMetres } from '#modules/stores';
import type { AreaVerdict, DeliveryArea } from '../domain/delivery-area.ts';
import type { Destination, Point } from '../domain/destination.ts';
import { within } from '../domain/region-name.ts';

/** Whether the store comes there; who lives on the border is inside. An address without a point is judged by its city. */
export function judgeArea(area: DeliveryArea, store: Point, { region, point }: Destination): AreaVerdict {
  if (point === null) return { inside: within(region, area.city) !== undefined, judgedBy: 'city' };
  return { inside: covers(area, store, point), judgedBy: 'point' };
}

function covers({ shape }: DeliveryArea, store: Point, point: Point): boolean {
  if (shape.kind === 'radius') return distanceMetres(store, point) <= shape.metres;
  const ring = shape.corners.map(position);
  return booleanPointInPolygon(position(point), {
    type: 'Polygon',
    coordinates: [[...ring, ...ring.slice(0, 1)]],
  });
}

function position({ latitude, longitude }: Point): [number, number] {
  return [longitude, latitude];
}
