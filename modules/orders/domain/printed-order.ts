import type { EpochMs, Fen, StoreId } from '#kernel';
import { choiceText } from './choices.ts';
import type { Order, OrderGroup } from './order.ts';

const BEIJING_MS = 8 * 3_600_000;

/** For paper: narrow enough for a receipt printer (80 mm), and never a line cut in two. */
const STYLE = `@page { margin: 6mm }
body { font: 14px/1.5 sans-serif; color: #000; max-width: 180mm; margin: 0 auto }
section { break-inside: avoid; border-bottom: 1px dashed #000; padding: 3mm 0 }
h1 { font-size: 17px; margin: 0 0 2mm } h2 { font-size: 15px; margin: 0 }
table { width: 100%; border-collapse: collapse } td { padding: 1mm 0; vertical-align: top }
td:last-child { text-align: right; white-space: nowrap } small { display: block }
.box { display: inline-block; width: 4mm; height: 4mm; border: 1px solid #000; margin-right: 2mm }
@media screen { body { padding: 6mm } }`;

export const ORDERS_ON_A_PICK_LIST_MAX = 50;

/** 拣货单: what to take from which shelf. Nobody's name, phone or address: picking needs none of them. */
export function pickList(
  storeName: string,
  orders: readonly Pick<Order, 'number' | 'groups'>[],
  storeId: StoreId,
  at: EpochMs,
): string {
  const parts = orders.flatMap(({ number, groups }) =>
    groups.filter((group) => group.storeId === storeId).map((group) => pickedPart(number, group)),
  );
  return page(
    '拣货单',
    `<h1>拣货单 · ${escaped(storeName)}</h1><p>${beijing(at)} · ${parts.length} 单</p>${parts.join('')}`,
  );
}

function pickedPart(number: string, { lines, fulfilment }: OrderGroup): string {
  const way = fulfilment.type === 'pickup' ? '到店自提' : '快递配送';
  const rows = lines.map(
    (line) => `<tr><td><span class="box"></span>${named(line)}</td><td>× ${line.quantity}</td></tr>`,
  );
  return `<section><h2>${escaped(number)} · ${way}</h2><table>${rows.join('')}</table></section>`;
}

/** 小票: what was bought and what it cost, for whoever holds the goods in her hands. */
export function receipt(order: Order, part: OrderGroup): string {
  const rows = part.lines.map(
    (line) => `<tr><td>${named(line)} × ${line.quantity}</td><td>${yuan(line.totalFen)}</td></tr>`,
  );
  const sums: readonly (readonly [string, Fen])[] = [
    ['商品金额', part.goodsFen],
    ['优惠', part.discountFen],
    ['运费', part.shippingFen],
    ['实付', part.payableFen],
  ];
  const paid = order.paidAt === null ? '' : `<p>付款时间 ${beijing(order.paidAt)}</p>`;
  return page(
    '购物小票',
    `<h1>${escaped(part.storeName)}</h1><p>订单号 ${escaped(order.number)}</p>${paid}
<table>${rows.join('')}</table><section><table>${sums
      .filter(([name, fen]) => fen > 0 || name === '实付')
      .map(([name, fen]) => `<tr><td>${name}</td><td>${name === '优惠' ? '−' : ''}${yuan(fen)}</td></tr>`)
      .join('')}</table></section>`,
  );
}

function named({ title, optionText, choices }: OrderGroup['lines'][number]): string {
  const chosen = [optionText, choiceText(choices)].filter((text) => text !== '').join(' · ');
  return `${escaped(title)}${chosen === '' ? '' : `<small>${escaped(chosen)}</small>`}`;
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head><body>${body}</body></html>`;
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Names of goods are written by people. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}

const yuan = (fen: Fen): string => `¥${(fen / 100).toFixed(2)}`;

/** `2026-11-21 18:05` on the clock of the shop. */
export function beijing(at: EpochMs): string {
  return new Date(at + BEIJING_MS).toISOString().slice(0, 16).replace('T', ' ');
}
