import { type EpochMs, fen, type ProductId, type SkuId } from '#kernel';
import { findWords } from '../../../modules/catalog/app/search/find-words.ts';
import { GoodsIndex } from '../../../modules/catalog/app/search/goods-index.ts';

const index = new GoodsIndex();
put('dress', '法式碎花连衣裙', { tags: ['通勤'] });
put('skirt', '高腰半身裙', { brand: 'LYQ' });
put('frame', '圆框眼镜', { subtitle: '送眼镜布' });
put('shadow', '大地色眼影盘');
put('shirt', 'Oxford 衬衫 男');
put('river', '长江纪念邮册');

function put(id: string, title: string, patch: { brand?: string; tags?: string[]; subtitle?: string } = {}) {
  const { brand = '', tags = [], subtitle = '' } = patch;
  const sku = { id: `sku_${id}` as SkuId, code: `C-${id}`, barcode: null, priceFen: fen(100), tryOn: null };
  index.put({
    ...{ productId: id as ProductId, title, subtitle, brand, tags, categoryId: 'c', skus: [sku] },
    ...{ listedAt: 0 as EpochMs, onFrom: 0 as EpochMs, onUntil: null },
  });
}

/** Best first. */
function found(query: string, synonyms: Readonly<Record<string, readonly string[]>> = {}): string[] {
  const matches = findWords(index, query.split(' '), (word) => synonyms[word] ?? []);
  return [...matches]
    .map((match, row) => ({ match, id: String(index.product(row)?.productId) }))
    .filter(({ match }) => match > 0)
    .toSorted((a, b) => b.match - a.match)
    .map(({ id }) => id);
}

test.each([
  ['part of a title, wherever it stands', '连衣裙', ['dress']],
  ['one character', '裙', ['dress', 'skirt']],
  ['every word has to occur', '碎花 通勤', ['dress']],
  ['words that nothing has together', '碎花 眼镜', []],
  ['initials; who is called so comes first', 'lyq', ['skirt', 'dress']],
  ['whole pinyin', 'lianyiqun', ['dress']],
  ['pinyin that goes on', 'lianyi', ['dress']],
  ['pinyin begins with a syllable: no hit in the middle of one', 'un', []],
  ['the reading that the word has: 长 is chang here', 'changjiang', ['river']],
  ['a wrong character', '连衣群', ['dress']],
  ['a missing letter in pinyin', 'lianyiqn', ['dress']],
  ['two letters swapped', 'oxfrod', ['shirt']],
  ['characters that sound the same', '眼睛', ['frame']],
  ['two characters have too many neighbours for a slip', '眼霜', []],
  ['two slips are too many', 'oxfxrdd', []],
  ['Chinese and initials in one word', '碎花lyq', ['dress']],
])('(CAT-03) %s', (_case, query, expected) => {
  expect(found(query)).toEqual(expected);
});

test('(CAT-03) a slip is only thought of where nothing is written so', () => {
  expect(found('眼影盘')).toEqual(['shadow']);
});

test('(CAT-03) synonyms find what is written otherwise', () => {
  expect(found('墨镜')).toEqual([]);
  expect(found('墨镜', { 墨镜: ['眼镜'] })).toEqual(['frame']);
});

test('(CAT-03) the whole title comes before one that begins so, a title before a tag', () => {
  put('a', '米酒', {});
  put('b', '米酒汤圆', {});
  put('c', '孝感米酒', {});
  put('d', '汤圆', { tags: ['米酒'] });
  expect(found('米酒')).toEqual(['a', 'b', 'c', 'd']);
});
