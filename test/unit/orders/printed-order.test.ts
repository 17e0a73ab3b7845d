import { fen, type StoreId } from '#kernel';
import type { Order, OrderGroup, OrderLine } from '../../../modules/orders/domain/order.ts';
import { beijing, pickList, receipt } from '../../../modules/orders/domain/printed-order.ts';

const HERE = 'str_here' as StoreId;
const NOON = Date.UTC(2026, 10, 21, 4, 5);

const line = (title: string, quantity: number, total: number, more: object = {}) =>
  ({ title, quantity, totalFen: fen(total), optionText: '', choices: [], ...more }) as unknown as OrderLine;
const part = (more: object): OrderGroup =>
  ({
    ...{ storeId: HERE, storeName: '江汉路店', fulfilment: { type: 'pickup' } },
    ...{ goodsFen: fen(2_000), discountFen: fen(0), shippingFen: fen(0), payableFen: fen(2_000) },
    ...{ lines: [], ...more },
  }) as unknown as OrderGroup;
const LINES = [
  line('杯子<大>', 2, 1_234, { optionText: '蓝 & 白', choices: [{ name: '"刻字"' }] }),
  line("L'eau", 1, 766),
];
/** What stands on the paper, without the frame of the page. */
const body = (html: string) => html.slice(html.indexOf('<body>') + 6, html.indexOf('</body>'));

test('a pick list has what to take for this store, and nobody’s name', () => {
  const orders = [
    { number: 'N1', groups: [part({ lines: LINES }), part({ storeId: 'str_there', lines: LINES })] },
    { number: 'N2', groups: [part({ fulfilment: { type: 'delivery' }, lines: [line('茶', 3, 1)] })] },
  ];
  const html = pickList('一<店>', orders, HERE, NOON);
  expect(body(html)).toBe(
    [
      '<h1>拣货单 · 一&lt;店&gt;</h1><p>2026-11-21 12:05 · 2 单</p>',
      '<section><h2>N1 · 到店自提</h2><table>',
      '<tr><td><span class="box"></span>杯子&lt;大&gt;<small>蓝 &amp; 白 · &quot;刻字&quot;</small></td><td>× 2</td></tr>',
      '<tr><td><span class="box"></span>L&#39;eau</td><td>× 1</td></tr></table></section>',
      '<section><h2>N2 · 快递配送</h2><table>',
      '<tr><td><span class="box"></span>茶</td><td>× 3</td></tr></table></section>',
    ].join(''),
  );
  expect(html).toMatch(/^<!doctype html><html lang="zh-CN">.*<title>拣货单<\/title><style>@page/s);
});

test('a receipt says what was bought, what came off and what was paid', () => {
  const bought = part({ lines: LINES, discountFen: fen(500), shippingFen: fen(600), payableFen: fen(2_100) });
  const order = { number: 'N1', paidAt: NOON } as Order;
  expect(body(receipt(order, bought)).replaceAll('\n', '')).toBe(
    [
      '<h1>江汉路店</h1><p>订单号 N1</p><p>付款时间 2026-11-21 12:05</p><table>',
      '<tr><td>杯子&lt;大&gt;<small>蓝 &amp; 白 · &quot;刻字&quot;</small> × 2</td><td>¥12.34</td></tr>',
      '<tr><td>L&#39;eau × 1</td><td>¥7.66</td></tr></table><section><table>',
      '<tr><td>商品金额</td><td>¥20.00</td></tr><tr><td>优惠</td><td>−¥5.00</td></tr>',
      '<tr><td>运费</td><td>¥6.00</td></tr><tr><td>实付</td><td>¥21.00</td></tr></table></section>',
    ].join(''),
  );
});

test('what is nothing is left off a receipt, but for what was paid', () => {
  const free = part({ goodsFen: fen(2_000), discountFen: fen(2_000), payableFen: fen(0) });
  const text = body(receipt({ number: 'N1', paidAt: null } as Order, free));
  expect(text).not.toContain('运费');
  expect(text).not.toContain('付款时间');
  expect(text).toContain('<td>实付</td><td>¥0.00</td>');
  expect(receipt({ number: 'N1', paidAt: null } as Order, free)).toContain('<title>购物小票</title>');
});

test('times on paper are those of the shop’s clock', () => {
  expect(beijing(Date.UTC(2026, 10, 20, 16))).toBe('2026-11-21 00:00');
});
