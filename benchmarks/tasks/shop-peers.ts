import { strict as assert } from 'node:assert';
import type { NewProduct } from '#modules/catalog';
import { goodsOfBoth } from '../peers/vendure/goods.ts';
import { installedVendure } from '../peers/vendure/package.ts';
import { openVendure } from '../peers/vendure/shop.ts';
import { type Listed, type ShopWork, TAKE } from '../peers/vendure/shop-work.ts';
import { vendureWork } from '../peers/vendure/vendure-work.ts';
import { openBenchShop } from '../support/bench-shop.ts';
import { ourShopWork } from '../support/our-shop-work.ts';
import { median } from '../support/quantile.ts';
import { serverCpuMs } from '../support/server-cpu.ts';
import { signIn } from '../support/shopper.ts';
import { fillWorded } from '../support/worded-catalogue.ts';
import { type BenchTask, row } from '../task.ts';

const TURNS = 3;
const CALLS_PER_TURN = 40;
const WARM_UP_CALLS = 120;
/** Vendure's search leaves out words of one or two characters. */
const WORDS = ['连衣裙', '热干面', '阔腿裤', '太阳镜', '帆布包'] as const;

const WORK = ['list', 'category', 'detail', 'search'] as const;
type Work = (typeof WORK)[number];
const NAMES: Readonly<Record<Work, string>> = {
  list: 'list of 20 with prices',
  category: 'list of 20 of a category, its search index',
  detail: 'product page',
  search: 'search of a word',
};

/**
 * Vendure and we, each a process with the same goods on SQLite, asked the same by turns; every answer is checked.
 * Reserving has no twin: Vendure takes goods off sale only as an order is paid.
 */
export const shopPeers: BenchTask = {
  name: 'shop-peers',
  async run(report) {
    const installed = installedVendure();
    if ('missing' in installed) {
      report(`left out: ${installed.missing}`);
      return [];
    }
    report(`${installed.versions}, Node ${process.version}`);
    const goods = goodsOfBoth();
    const peer = await openVendure(goods, report);
    const shop = await openBenchShop({ prepare: (house) => fillWorded(house, goods, Date.now()) });
    try {
      const ours = checked(await ourShopWork(await signIn(shop.url, '测量')), goods);
      const theirs = checked(vendureWork(peer), goods);
      report('warming up');
      for (const work of WORK)
        for (let n = 0; n < WARM_UP_CALLS; n += 1) {
          await ours[work](n);
          await theirs[work](n);
        }
      report('by turns');
      const spent = new Map<Work, { readonly ours: number[]; readonly theirs: number[] }>(
        WORK.map((work) => [work, { ours: [], theirs: [] }]),
      );
      for (let turn = 0; turn < TURNS; turn += 1)
        for (const [work, { ours: us, theirs: them }] of spent) {
          us.push(await serverCpuMs(shop.url, CALLS_PER_TURN, ours[work]));
          them.push(await serverCpuMs(peer.url, CALLS_PER_TURN, theirs[work]));
        }
      return [...spent].flatMap(([work, { ours: us, theirs: them }]) => [
        row(`ours, ${NAMES[work]}`, median(us), 'ms CPU'),
        row(`Vendure, ${NAMES[work]}, beside ours`, median(them), 'ms CPU', median(us)),
      ]);
    } finally {
      peer.stop();
      await shop.stop();
    }
  },
};

/** Work by its number, each answer compared with the goods. */
function checked(shop: ShopWork, goods: readonly NewProduct[]): Record<Work, (n: number) => Promise<void>> {
  const newest = goods.toReversed();
  const pages = Math.floor(goods.length / TAKE);
  const byTitle = new Map(goods.map((product) => [product.title, product]));
  const priced = ({ title, skus }: NewProduct) => [title, Math.min(...skus.map(({ priceFen }) => priceFen))];
  const areSome = (listed: Listed, fits: (product: NewProduct) => boolean, wanted: number) => {
    assert.equal(new Set(listed.map(([title]) => title)).size, wanted);
    for (const [title, priceFen] of listed) {
      const product = byTitle.get(title);
      assert.ok(product !== undefined && fits(product), title);
      assert.deepEqual([title, priceFen], priced(product));
    }
  };
  return {
    async list(n) {
      const page = n % pages;
      assert.deepEqual(await shop.list(page), newest.slice(page * TAKE, (page + 1) * TAKE).map(priced));
    },
    async category(n) {
      const { categoryId: id } = goods[n % goods.length] as NewProduct;
      areSome(await shop.category(id), ({ categoryId }) => categoryId === id, TAKE);
    },
    async detail(n) {
      const product = goods[(n * 7) % goods.length] as NewProduct;
      const { title, skus } = await shop.detail(product);
      assert.equal(title, product.title);
      const wanted = product.skus.map(({ code, optionValues, priceFen }) => [
        code,
        optionValues[0],
        priceFen,
      ]);
      assert.deepEqual(skus.toSorted(byCode), wanted);
    },
    async search(n) {
      const word = WORDS[n % WORDS.length] as string;
      const fits = ({ title }: NewProduct) => title.includes(word);
      const [total, listed] = await shop.search(word);
      assert.equal(total, goods.filter(fits).length);
      areSome(listed, fits, Math.min(TAKE, total));
    },
  };
}

function byCode([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number {
  return a < b ? -1 : 1;
}
