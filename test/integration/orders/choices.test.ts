import { affectedRows } from '#db';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  DUCK,
  DUCK_FEN,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';
import type { OrderBody } from './order-body.ts';

interface CartBody {
  readonly code?: string;
  readonly groups: readonly {
    readonly lines: readonly {
      readonly quantity: number;
      readonly priceFen: number;
      readonly choiceText: string;
      readonly valid: boolean;
      readonly reason: string | null;
    }[];
  }[];
}

const SPICY = { groupId: 'mgr_heat', modifierIds: ['mod_hot'] };
const WITH_EGG = [SPICY, { groupId: 'mgr_extra', modifierIds: ['mod_egg', 'mod_noodle'] }];
/** The same, tapped the other way round. */
const EGG_FIRST = [{ groupId: 'mgr_extra', modifierIds: ['mod_noodle', 'mod_egg'] }, SPICY];

describe.each(DATABASE_KINDS)('choices of a dish on %s', (kind) => {
  let shop: SmallShop;
  let token: string;

  beforeAll(async () => {
    shop = await smallShop(kind);
    await shop.unitOfWork.run(async (tx) => {
      for (const [id, name, min, max] of [
        ['mgr_heat', '辣度', 1, 1],
        ['mgr_extra', '加料', 0, 2],
      ])
        await affectedRows(tx, 'insert into modifier_groups values (?, ?, ?, ?, ?)', [
          ...[MERCHANT, id, name, min, max],
        ]);
      for (const [n, [group, id, name, fen]] of [
        ['mgr_heat', 'mod_mild', '微辣', 0],
        ['mgr_heat', 'mod_hot', '特辣', 0],
        ['mgr_extra', 'mod_egg', '卤蛋', 200],
        ['mgr_extra', 'mod_noodle', '不要面', -100],
      ].entries())
        await affectedRows(tx, 'insert into modifiers values (?, ?, ?, ?, ?, ?)', [
          ...[MERCHANT, group, id, name, fen, n],
        ]);
      for (const [n, group] of ['mgr_heat', 'mgr_extra'].entries())
        await affectedRows(tx, 'insert into product_modifiers values (?, ?, ?, ?)', [
          ...[MERCHANT, 'prd_duck', group, n],
        ]);
    });
  }, OPENING_MS);
  afterAll(() => shop.close());

  beforeEach(async () => {
    await shop.startAfresh();
    token = await shop.shopper('晓雯');
  });

  const put = (choices: object | undefined, quantity = 1, skuId = DUCK) =>
    shop.call<CartBody>('PUT', '/v1/cart/items', {
      token,
      body: { storeId: JIANGHAN, skuId, quantity, ...(choices === undefined ? {} : { choices }) },
    });
  const lines = ({ body }: { body: CartBody }) => body.groups.flatMap((group) => group.lines);
  const groups = (...own: object[]) => [
    {
      storeId: JIANGHAN,
      fulfilment: { type: 'pickup' },
      lines: own.map((line) => ({ skuId: DUCK, ...line })),
    },
  ];

  test('(CAT-08) a dish with other choices is another line; the same ones add to theirs', async () => {
    await put([SPICY]);
    await put(WITH_EGG, 2);
    const cart = await put(EGG_FIRST, 3);
    expect(lines(cart)).toMatchObject([
      { quantity: 1, priceFen: DUCK_FEN, choiceText: '特辣', valid: true },
      { quantity: 3, priceFen: DUCK_FEN + 100, choiceText: '特辣 · 卤蛋 · 不要面', valid: true },
    ]);
    expect(lines(await put(WITH_EGG, 0))).toMatchObject([{ choiceText: '特辣' }]);
  });

  test('(CAT-08) too few, too many, unknown and for what has none: each refused with its group', async () => {
    for (const [choices, skuId, groupId] of [
      [undefined, DUCK, 'mgr_heat'],
      [[{ groupId: 'mgr_heat', modifierIds: ['mod_mild', 'mod_hot'] }], DUCK, 'mgr_heat'],
      [[SPICY, { groupId: 'mgr_extra', modifierIds: ['mod_gold'] }], DUCK, 'mgr_extra'],
      [[SPICY], BLACK, 'mgr_heat'],
    ] as const)
      expect(await put(choices, 1, skuId)).toMatchObject({
        status: 422,
        body: { code: 'catalog.choices_invalid', details: { groupId } },
      });
  });

  test('(CAT-08) a line whose choice is no longer offered stays, marked', async () => {
    await put(WITH_EGG);
    const removed = ['delete from modifiers where id = ?', ['mod_egg']] as const;
    await shop.unitOfWork.run((tx) => affectedRows(tx, ...removed));
    const cart = await shop.call<CartBody>('GET', '/v1/cart', { token });
    expect(lines(cart)).toMatchObject([{ valid: false, reason: '可选项有变化，请重新选择' }]);
    await shop.unitOfWork.run((tx) =>
      affectedRows(tx, 'insert into modifiers values (?, ?, ?, ?, ?, ?)', [
        ...[MERCHANT, 'mgr_extra', 'mod_egg', '卤蛋', 200, 2],
      ]),
    );
  });

  test('(CAT-08) an order prices and keeps what was chosen, and paying takes that line out of the cart', async () => {
    await put([SPICY]);
    await put(WITH_EGG, 2);
    const ordered = groups({ quantity: 2, choices: EGG_FIRST });
    const quote = await shop.call('POST', '/v1/quotes', { token, body: { groups: ordered } });
    expect(quote).toMatchObject({
      status: 200,
      body: {
        payableFen: 2 * (DUCK_FEN + 100),
        groups: [{ lines: [{ choices: [{ name: '特辣' }, {}, {}] }] }],
      },
    });
    const placed = await shop.call<OrderBody>('POST', '/v1/orders', { token, body: { groups: ordered } });
    expect(placed.body).toMatchObject({
      payableFen: 2 * (DUCK_FEN + 100),
      groups: [
        {
          lines: [
            {
              unitPriceFen: DUCK_FEN + 100,
              choices: [
                { groupId: 'mgr_heat', modifierId: 'mod_hot', name: '特辣', priceDeltaFen: 0 },
                { modifierId: 'mod_egg', priceDeltaFen: 200 },
                { modifierId: 'mod_noodle', priceDeltaFen: -100 },
              ],
            },
          ],
        },
      ],
    });
    await shop.payByEvent(placed.body);
    await shop.deliver();
    expect(lines(await shop.call<CartBody>('GET', '/v1/cart', { token }))).toMatchObject([
      { choiceText: '特辣' },
    ]);
    expect(await shop.stock(DUCK)).toEqual({ onHand: 8, available: 8, reserved: 0 });
  });

  test('(CAT-08) one order holds a dish twice with other choices; the same ones twice are refused', async () => {
    const place = (...own: object[]) =>
      shop.call<OrderBody & { code?: string }>('POST', '/v1/orders', {
        token,
        body: { groups: groups(...own) },
      });
    const two = await place({ quantity: 1, choices: [SPICY] }, { quantity: 2, choices: WITH_EGG });
    expect(two).toMatchObject({ status: 201, body: { payableFen: DUCK_FEN + 2 * (DUCK_FEN + 100) } });
    expect(await shop.stock(DUCK)).toMatchObject({ reserved: 3 });
    const twice = await place({ quantity: 1, choices: WITH_EGG }, { quantity: 2, choices: EGG_FIRST });
    expect(twice).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });
});
