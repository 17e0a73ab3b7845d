import type { components, paths } from '../../../shared/schema.d.ts';
import type { Tone } from './tone.ts';

type ConsoleProduct = components['schemas']['ConsoleProduct'];
type Change = paths['/v1/console/products/{id}']['put']['requestBody']['content']['application/json'];

export const SHELF_STATES: Readonly<
  Record<ConsoleProduct['state'], { readonly text: string; readonly tone: Tone }>
> = {
  draft: { text: '草稿', tone: 'calm' },
  scheduled: { text: '定时上架', tone: 'waiting' },
  on: { text: '在售', tone: 'good' },
  off: { text: '已下架', tone: 'needs-you' },
};

/** The product as it is written back: what left it before is not part of it, all else keeps its id. */
export function draftOf(product: ConsoleProduct): Change {
  const { id: _, state: _state, onFrom: _from, onUntil: _until, listedAt: _listed, skus, ...rest } = product;
  return {
    ...rest,
    skus: skus.filter(({ onSale }) => onSale).map(({ onSale: _onSale, ...sku }) => sku),
  };
}

/** `12.5` → 1250 fen; undefined when it is no price. */
export function fenOf(yuan: string): number | undefined {
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(yuan.trim())) return undefined;
  const [whole = '0', part = ''] = yuan.trim().split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

/** 1250 → `12.50`, for a field. */
export function yuanOf(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}
