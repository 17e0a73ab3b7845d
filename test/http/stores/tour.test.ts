import { type StoreId, UNIT_OF_WORK } from '#kernel';
import { TOUR_IMPORT } from '#modules/stores';
import { demoTours } from '../../../src/demo/demo-tours.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { MERCHANT, OPENING_MS, OPTICS, type SmallShop, smallShop } from '../../support/small-shop.ts';

interface TourBody {
  readonly code?: string;
  readonly storeId: string;
  readonly rooms: readonly {
    readonly id: string;
    readonly imageUrl: string;
    readonly hotspots: readonly {
      readonly kind: string;
      readonly label: string;
      readonly yaw: number;
      readonly pitch: number;
      readonly productId?: string;
      readonly skuId?: string;
      readonly roomId?: string;
    }[];
  }[];
}

describe.each(DATABASE_KINDS)('the walk through a store on %s', (kind) => {
  let shop: SmallShop;

  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());

  const take = async (storeId: string) => shop.call<TourBody>('GET', `/v1/stores/${storeId}/tour`);
  const bring = async (storeId: StoreId, rooms: number) => {
    const [first] = await demoTours();
    const tour = { rooms: first?.tour.rooms.slice(0, rooms) ?? [] };
    const { container } = shop.house;
    await container
      .get(UNIT_OF_WORK)
      .run((tx) => container.get(TOUR_IMPORT).importTours(tx, MERCHANT, [{ storeId, tour }]));
  };

  test('a store without one says so', async () => {
    const { status, body } = await take('str_jianghan');
    expect([status, body.code]).toEqual([404, 'stores.no_tour']);
  });

  test('anybody may walk in: rooms with pictures, doors that lead to rooms, goods by product and article', async () => {
    await bring(OPTICS, 2);
    const { status, body } = await take(OPTICS);
    expect([status, body.storeId]).toEqual([200, OPTICS]);
    const list = await shop.call<{ items: { id: string; hasTour: boolean }[] }>('GET', '/v1/stores');
    expect(list.body.items.map(({ id, hasTour }) => [id, hasTour])).toEqual([
      ['str_optics', true],
      ['str_jianghan', false],
    ]);
    expect(body.rooms.map(({ imageUrl }) => imageUrl)).toEqual([
      '/ar-assets/tours/optics.webp',
      '/ar-assets/tours/boutique.webp',
    ]);
    const spots = body.rooms.flatMap(({ hotspots }) => hotspots);
    const ids = body.rooms.map(({ id }) => id);
    for (const door of spots.filter((spot) => spot.kind === 'room')) expect(ids).toContain(door.roomId);
    const goods = spots.filter((spot) => spot.kind === 'product');
    expect(goods.length).toBeGreaterThanOrEqual(12);
    for (const { productId, skuId, label } of goods) {
      expect(productId).toMatch(/^prd_/);
      expect(skuId).toMatch(/^sku_/);
      expect(label).not.toBe('');
    }
    for (const { pitch } of spots) expect(Math.abs(pitch)).toBeLessThan(Math.PI / 2);
  });

  test('a tour that is brought again takes the place of the earlier one', async () => {
    await bring(OPTICS, 2);
    await bring(OPTICS, 1);
    const { body } = await take(OPTICS);
    expect(body.rooms.map(({ id }) => id)).toEqual(['optics']);
  });
});

test('at least three stores of the demo chain can be walked through, and every product there can be tried on', async () => {
  const tours = await demoTours();
  expect(new Set(tours.map(({ storeId }) => storeId)).size).toBeGreaterThanOrEqual(3);
  for (const { tour } of tours)
    for (const { hotspots } of tour.rooms)
      expect(hotspots.filter((spot) => spot.kind === 'product').length).toBeGreaterThanOrEqual(6);
});
