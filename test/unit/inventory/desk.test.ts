import { arrangeStock } from '../../../modules/inventory/app/arrange-stock.ts';
import { countStock, takeNotFound } from '../../../modules/inventory/app/count-stock.ts';
import { moveGoods, transferNotFound } from '../../../modules/inventory/app/move-goods.ts';
import type { StockTake, Transfer } from '../../../modules/inventory/app/ports.ts';
import { tellTill } from '../../../modules/inventory/app/tell-till.ts';
import { countingIds } from '../../support/clock.ts';
import {
  ANN,
  desk,
  entry,
  HERE,
  heard,
  MERCHANT,
  MUG,
  NOW,
  POSTED,
  refusal,
  TEA,
  THERE,
} from './stock-desk.ts';

const NOWHERE = 'str_9' as typeof HERE;
const NOTHING = 'sku_9' as typeof MUG;
const noPlace = (storeId: string) =>
  refusal('not_found', 'inventory.location_not_found', '没有这个门店或仓库', { storeId });
const noGoods = refusal('unprocessable', 'inventory.unknown_sku', '没有这个商品规格', {
  ...{ skuId: NOTHING, column: 'skuId' },
});

test('an act is done once under one key, and its answer is kept (X-04)', async () => {
  const { act, log, answers } = desk();
  let done = 0;
  const work = async () => ({ subject: 'stock:str_1', answer: { done: ++done } });
  expect(await act(POSTED, 'inventory.receive', work)).toEqual({ done: 1 });
  expect(await act(POSTED, 'inventory.receive', work)).toEqual({ done: 1 });
  expect(log).toEqual([entry('inventory.receive', 'stock:str_1', null)]);
  expect(await act(ANN, 'inventory.receive', work)).toEqual({ done: 2 });
  expect(answers.size).toBe(1);
});

test('goods on a sheet are found by id or barcode, and an unknown one is named', async () => {
  const { known, written } = desk();
  expect(await known.identified(MERCHANT, [{ article: '6901234567892', pieces: 3 }])).toEqual([
    { article: '6901234567892', pieces: 3, skuId: MUG },
  ]);
  await expect(known.identified(MERCHANT, [{ article: NOTHING }])).rejects.toEqual(noGoods);
  expect(written).toEqual([['6901234567892'], [NOTHING]]);
  expect(await known.requireLocation(MERCHANT, THERE)).toMatchObject({ id: THERE, kind: 'warehouse' });
});

describe('goods that come, break or go (INV-06)', () => {
  const sent: Transfer = {
    ...{ id: 'trf', fromStoreId: THERE, toStoreId: HERE, state: 'SENT', note: '', sentBy: ANN.staffId },
    ...{ sentAt: NOW, closedAt: null, lines: [] },
  };
  function goods(fresh = true) {
    const calls: unknown[] = [];
    const { act, known, log } = desk();
    const closed = { ...sent, state: 'CLOSED' as const };
    const transfers = {
      send: heard(calls, 'send', sent),
      receive: heard(calls, 'receive', { before: sent, after: closed }),
      find: heard<undefined>(calls, 'find'),
      list: heard(calls, 'list', []),
    };
    const moves = moveGoods(act, { book: heard(calls, 'book', fresh) }, transfers, known, countingIds());
    return { moves, calls, log, closed };
  }
  const move = {
    storeId: HERE,
    kind: 'receive',
    document: 'D1',
    note: '到货',
    lines: [{ skuId: MUG, quantity: 4 }],
  } as const;

  test('a paper is booked under its kind, place and number', async () => {
    const { moves, calls, log } = goods();
    const document = 'receive:str_1:D1';
    expect(await moves.move(ANN, move)).toEqual({ document });
    expect(calls).toEqual([['book', MERCHANT, { ...move, document, actor: 'stf_ann', at: NOW }]]);
    expect(log).toEqual([entry('inventory.receive', 'stock:str_1', { document, lines: move.lines })]);
  });

  test('one without a number is given one', async () => {
    const { moves } = goods();
    expect(await moves.move(ANN, { ...move, kind: 'damage', document: undefined })).toEqual({
      document: 'damage:str_1:id-000001',
    });
  });

  test('the same paper is not booked twice, and nothing is for a place or goods that nobody knows', async () => {
    const booked = refusal('conflict', 'inventory.document_booked', '这张单据已经入账', {
      document: 'receive:str_1:D1',
    });
    const { moves, log } = goods(false);
    await expect(moves.move(ANN, move)).rejects.toEqual(booked);
    await expect(moves.move(ANN, { ...move, storeId: NOWHERE })).rejects.toEqual(noPlace(NOWHERE));
    const line = { skuId: NOTHING, quantity: 1 };
    await expect(moves.move(ANN, { ...move, lines: [...move.lines, line] })).rejects.toEqual(noGoods);
    expect(log).toEqual([]);
  });

  test('a transfer leaves one known place for another', async () => {
    const transfer = {
      fromStoreId: THERE,
      toStoreId: HERE,
      note: '补货',
      lines: [{ skuId: TEA, quantity: 2 }],
    };
    const { moves, calls, log } = goods();
    expect(await moves.send(ANN, transfer)).toEqual(sent);
    expect(calls).toEqual([['send', MERCHANT, { ...transfer, id: 'id-000001', actor: 'stf_ann', at: NOW }]]);
    const { note: _note, ...after } = transfer;
    expect(log).toEqual([entry('inventory.send_transfer', 'transfer:id-000001', after)]);
    await expect(moves.send(ANN, { ...transfer, toStoreId: THERE })).rejects.toEqual(
      refusal('unprocessable', 'inventory.same_location', '调出和调入不能是同一个地点'),
    );
    await expect(moves.send(ANN, { ...transfer, toStoreId: NOWHERE })).rejects.toEqual(noPlace(NOWHERE));
    await expect(moves.send(ANN, { ...transfer, fromStoreId: NOWHERE })).rejects.toEqual(noPlace(NOWHERE));
    await expect(moves.send(ANN, { ...transfer, lines: [{ skuId: NOTHING, quantity: 1 }] })).rejects.toEqual(
      noGoods,
    );
  });

  test('what came and what was lost is written down', async () => {
    const receipt = { transferId: 'trf', note: '破损', lines: [{ skuId: TEA, received: 1, lost: 1 }] };
    const { moves, calls, log, closed } = goods();
    expect(await moves.receive(ANN, receipt)).toEqual(closed);
    expect(calls).toEqual([
      ['receive', MERCHANT, { ...receipt, receiptId: 'id-000001', actor: 'stf_ann', at: NOW }],
    ]);
    expect(log).toEqual([
      entry(
        'inventory.receive_transfer',
        'transfer:trf',
        { state: 'CLOSED', lines: receipt.lines },
        { state: 'SENT' },
      ),
    ]);
    expect(transferNotFound('trf')).toEqual(
      refusal('not_found', 'inventory.transfer_not_found', '没有这张调拨单', { transferId: 'trf' }),
    );
  });
});

describe('counting 盘点 (INV-06)', () => {
  const take: StockTake = {
    ...{
      id: 'tak',
      storeId: HERE,
      state: 'OPEN',
      note: '',
      openedBy: ANN.staffId,
      openedAt: NOW,
      closedAt: null,
    },
  };
  function counting(found: StockTake | undefined = take) {
    const calls: unknown[] = [];
    const { act, known, log } = desk();
    const posted = { posted: [{ skuId: MUG, difference: -1 }], blocked: [] };
    const store = {
      open: heard(calls, 'open', take),
      begin: heard<void>(calls, 'begin'),
      count: heard<void>(calls, 'count'),
      post: heard(calls, 'post', posted),
      get: async () => found,
      find: async () => found,
      lines: async () => [],
      list: async () => [],
    };
    return { takes: countStock(act, store, known, countingIds()), calls, log, posted };
  }

  test('it is opened for known goods at a known place', async () => {
    const { takes, calls, log } = counting();
    const opened = { storeId: HERE, skuIds: [MUG, TEA], note: '月底' };
    expect(await takes.open(ANN, opened)).toEqual(take);
    expect(calls).toEqual([['open', MERCHANT, { ...opened, id: 'id-000001', actor: 'stf_ann', at: NOW }]]);
    expect(log).toEqual([
      entry('inventory.open_take', 'stock_take:id-000001', { storeId: HERE, articles: 2 }),
    ]);
    await expect(takes.open(ANN, { ...opened, storeId: NOWHERE })).rejects.toEqual(noPlace(NOWHERE));
    await expect(takes.open(ANN, { ...opened, skuIds: [NOTHING] })).rejects.toEqual(noGoods);
  });

  test('shelves are begun and counted, and each step is written down', async () => {
    const { takes, calls, log } = counting();
    const counts = [{ skuId: MUG, counted: 3 }];
    expect(await takes.begin(ANN, 'tak', [MUG])).toEqual(take);
    expect(await takes.count(ANN, 'tak', counts)).toEqual(take);
    await expect(takes.begin(ANN, 'tak', [NOTHING])).rejects.toEqual(noGoods);
    expect(calls).toEqual([
      ['begin', MERCHANT, take, [MUG]],
      ['count', MERCHANT, take, counts, 'stf_ann'],
    ]);
    expect(log).toEqual([
      entry('inventory.begin_count', 'stock_take:tak', { skuIds: [MUG] }),
      entry('inventory.count', 'stock_take:tak', { counts }),
    ]);
  });

  test('the differences are booked', async () => {
    const { takes, calls, log, posted } = counting();
    expect(await takes.post(ANN, 'tak', '月底')).toEqual(posted);
    expect(calls).toEqual([['post', MERCHANT, take, { actor: 'stf_ann', note: '月底', at: NOW }]]);
    expect(log).toEqual([entry('inventory.post_take', 'stock_take:tak', posted, { state: 'OPEN' })]);
  });

  test('nobody counts on a list that is closed or not there', async () => {
    const closed = counting({ ...take, state: 'CLOSED' }).takes;
    const over = refusal('conflict', 'inventory.take_closed', '这张盘点单已结束');
    await expect(closed.count(ANN, 'tak', [])).rejects.toEqual(over);
    await expect(closed.begin(ANN, 'tak', [])).rejects.toEqual(over);
    await expect(closed.post(ANN, 'tak', '')).rejects.toEqual(over);
    const { act, known } = desk();
    const none = { get: async () => undefined } as unknown as Parameters<typeof countStock>[1];
    const missing = refusal('not_found', 'inventory.take_not_found', '没有这张盘点单', { takeId: 'tak' });
    await expect(countStock(act, none, known, countingIds()).post(ANN, 'tak', '')).rejects.toEqual(missing);
    expect(takeNotFound('tak')).toEqual(missing);
  });
});

describe('what the manager decides about the stock', () => {
  function arranging() {
    const calls: unknown[] = [];
    const { act, known, log, find } = desk();
    const before = { reserveAt: 'order', holdMinutes: 15, flashHoldMinutes: 5 } as const;
    const arrange = arrangeStock({
      ...{ act, known },
      levels: { set: heard<void>(calls, 'levels') },
      shares: { setShare: heard<void>(calls, 'share') },
      settings: { save: heard<void>(calls, 'settings'), of: async () => before },
      locations: { find, save: heard<void>(calls, 'location') },
    });
    return { arrange, calls, log, before };
  }

  test('what a place keeps back, for known goods at a known place (INV-01)', async () => {
    const { arrange, calls, log } = arranging();
    const level = { storeId: HERE, safety: 1, offlineBuffer: 2, lowAt: 3, lowDays: null, lowDelta: 1 };
    const levels = [{ ...level, skuId: MUG }];
    await arrange.setLevels(ANN, HERE, levels);
    expect(calls).toEqual([['levels', MERCHANT, levels]]);
    expect(log).toEqual([entry('inventory.set_levels', 'stock:str_1', { levels })]);
    await expect(arrange.setLevels(ANN, NOWHERE, levels)).rejects.toEqual(noPlace(NOWHERE));
    await expect(arrange.setLevels(ANN, HERE, [{ ...level, skuId: NOTHING }])).rejects.toEqual(noGoods);
  });

  test('a channel’s share and how long goods are held (INV-02, INV-08)', async () => {
    const { arrange, calls, log, before } = arranging();
    const share = { skuId: MUG, storeId: HERE, channel: 'douyin', pieces: 5, overflow: false } as const;
    const settings = { ...before, holdMinutes: 30 };
    await arrange.setShare(ANN, share);
    await arrange.setSettings(ANN, settings);
    expect(calls).toEqual([
      ['share', MERCHANT, share],
      ['settings', MERCHANT, settings, NOW],
    ]);
    expect(log).toEqual([
      entry('inventory.set_channel_share', 'stock:str_1', share),
      entry('inventory.set_settings', 'stock:settings', settings, before),
    ]);
  });

  test('a warehouse is entered or renamed; a store comes from the stores, and neither becomes the other', async () => {
    const { arrange, calls, log } = arranging();
    const annexe = { id: NOWHERE, kind: 'warehouse', name: '二仓', online: false } as const;
    const main = { id: THERE, kind: 'warehouse', name: '总仓', online: false } as const;
    const renamed = { ...main, name: '一仓' };
    await arrange.setLocation(ANN, annexe);
    await arrange.setLocation(ANN, renamed);
    expect(calls).toEqual([
      ['location', MERCHANT, annexe, NOW],
      ['location', MERCHANT, renamed, NOW],
    ]);
    expect(log).toEqual([
      entry('inventory.set_location', 'location:str_9', annexe),
      entry('inventory.set_location', 'location:whs_1', renamed, main),
    ]);
    const shop = { id: HERE, kind: 'store', name: '江汉路一店', online: true } as const;
    await arrange.setLocation(ANN, shop);
    expect(calls.at(-1)).toEqual(['location', MERCHANT, shop, NOW]);
    await expect(arrange.setLocation(ANN, { ...main, kind: 'store' })).rejects.toEqual(
      refusal('conflict', 'inventory.location_kind', '门店和仓库不能互换'),
    );
    await expect(arrange.setLocation(ANN, { ...annexe, kind: 'store' })).rejects.toEqual(
      refusal('not_found', 'inventory.location_not_found', '没有这个门店或仓库'),
    );
  });
});

describe('what tills and other systems tell (INV-04)', () => {
  function told() {
    const calls: unknown[] = [];
    const { act, known, log } = desk();
    const sold = { repeated: false, short: [] };
    const synced = { applied: [MUG], ignored: [] };
    const ledger = { record: heard(calls, 'record', sold), sync: heard(calls, 'sync', synced) };
    return { till: tellTill(act, ledger, known), calls, log, sold, synced };
  }
  const sale = {
    ...{ source: 'kasse', saleId: 'S1', storeId: HERE, kind: 'sale' as const, soldAt: NOW - 60_000 },
    lines: [{ skuId: MUG, quantity: 1 }],
  } as const;

  test('a sale counts from when the till made it, but never in the future', async () => {
    const { till, calls, log, sold } = told();
    expect(await till.sale(ANN, sale)).toEqual(sold);
    await till.sale(ANN, { ...sale, soldAt: NOW + 60_000 });
    expect(calls).toMatchObject([
      ['record', MERCHANT, { ...sale, actor: 'stf_ann', at: NOW - 60_000 }],
      ['record', MERCHANT, { at: NOW }],
    ]);
    const after = { source: 'kasse', saleId: 'S1', kind: 'sale', ...sold };
    expect(log[0]).toEqual(entry('inventory.till_sale', 'stock:str_1', after));
  });

  test('levels of another system are told for known goods at a known place', async () => {
    const levels = { source: 'erp', storeId: HERE, lines: [{ skuId: MUG, version: 7, onHand: 3 }] };
    const { till, calls, log, synced } = told();
    expect(await till.levels(ANN, levels)).toEqual(synced);
    expect(calls).toEqual([['sync', MERCHANT, { ...levels, actor: 'stf_ann', at: NOW }]]);
    expect(log).toEqual([entry('inventory.sync_levels', 'stock:str_1', { source: 'erp', ...synced })]);
    await expect(till.levels(ANN, { ...levels, storeId: NOWHERE })).rejects.toEqual(noPlace(NOWHERE));
    const unknown = [{ skuId: NOTHING, version: 1, onHand: 1 }];
    await expect(till.levels(ANN, { ...levels, lines: unknown })).rejects.toEqual(noGoods);
    await expect(till.sale(ANN, { ...sale, storeId: NOWHERE })).rejects.toEqual(noPlace(NOWHERE));
  });
});
