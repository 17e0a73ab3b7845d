import { readFile } from 'node:fs/promises';
import type { StoreId } from '#kernel';
import type { StoreTour, TourHotspot } from '#modules/stores';
import { DESIGNS, productOf } from './chain/products.ts';

/** A room as `ar-assets/tours/build.ts` writes it: products by the try-on item that stands there. */
interface PaintedRoom {
  readonly id: string;
  readonly title: string;
  readonly image: string;
  readonly hotspots: readonly {
    readonly kind: 'product' | 'room' | 'booking';
    readonly label: string;
    readonly target: string;
    readonly yaw: number;
    readonly pitch: number;
  }[];
}

/** Stores that can be walked through, and the room that one enters first. */
const WALKS: readonly (readonly [store: string, rooms: readonly string[]])[] = [
  ['str_optics', ['optics', 'boutique']],
  ['str_wuguang', ['boutique', 'optics']],
  ['str_jiedaokou', ['optics', 'boutique']],
  ['str_jianghan', ['boutique', 'optics']],
];

/** The demo chain's tours; what stands in a room is what the chain sells. */
export async function demoTours(): Promise<{ storeId: StoreId; tour: StoreTour }[]> {
  const goods = goodsByItem();
  const rooms = new Map(
    await Promise.all(
      ['optics', 'boutique'].map(async (id) => [id, shownRoom(await painted(id), goods)] as const),
    ),
  );
  return WALKS.map(([store, ids]) => ({
    storeId: store as StoreId,
    tour: { rooms: ids.flatMap((id) => rooms.get(id) ?? []) },
  }));
}

async function painted(id: string): Promise<PaintedRoom> {
  const file = new URL(`../../ar-assets/tours/${id}.json`, import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as PaintedRoom;
}

type Goods = ReadonlyMap<string, Pick<TourHotspot, 'label' | 'productId' | 'skuId'>>;

function goodsByItem(): Goods {
  return new Map(
    DESIGNS.map((design) => productOf(design, 0)).flatMap(({ id, title, skus }) =>
      skus.flatMap((sku) =>
        sku.arItemId === null
          ? []
          : [[sku.arItemId, { label: title, productId: id, skuId: sku.id }] as const],
      ),
    ),
  );
}

/** What nobody sells has no hotspot. */
function shownRoom({ id, title, image, hotspots }: PaintedRoom, goods: Goods): StoreTour['rooms'][number] {
  return {
    id,
    title,
    imageUrl: `/ar-assets/tours/${image}`,
    hotspots: hotspots.flatMap(({ kind, label, target, yaw, pitch }): TourHotspot[] => {
      if (kind === 'booking') return [{ yaw, pitch, kind, label }];
      if (kind === 'room') return [{ yaw, pitch, kind, label, roomId: target }];
      const sold = goods.get(target);
      return sold === undefined ? [] : [{ yaw, pitch, kind, ...sold }];
    }),
  };
}
