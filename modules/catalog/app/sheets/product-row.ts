import type { CellProblem, Cells, SheetColumn } from '#feature';
import type { Fen } from '#kernel';
import { fenFromYuan } from '../../domain/authoring/yuan.ts';
import { barcodeOf } from '../../domain/search/barcode.ts';

/** One line per article; the lines of a product stand together, under its number. An empty cell changes nothing. */
export const PRODUCT_COLUMNS: readonly SheetColumn[] = [
  { key: 'externalId', label: '商品编号', alsoCalled: ['外部编号', 'spu'], required: true },
  { key: 'title', label: '标题', alsoCalled: ['商品名称', '名称', 'name'], required: true },
  { key: 'category', label: '类目', alsoCalled: ['分类'], required: true },
  { key: 'code', label: 'SKU编码', alsoCalled: ['规格编码', '货号', 'sku'], required: true },
  { key: 'price', label: '售价(元)', alsoCalled: ['售价', '价格', '零售价'], required: true },
  { key: 'listPrice', label: '划线价(元)', alsoCalled: ['划线价', '原价', '吊牌价'] },
  { key: 'barcode', label: '条形码', alsoCalled: ['条码', 'ean'] },
  { key: 'optionNames', label: '规格名' },
  { key: 'optionValues', label: '规格值', alsoCalled: ['规格'] },
  { key: 'subtitle', label: '副标题' },
  { key: 'brand', label: '品牌' },
  { key: 'tags', label: '标签' },
  { key: 'description', label: '描述', alsoCalled: ['详情'] },
  { key: 'images', label: '商品图' },
  { key: 'image', label: '规格图' },
  { key: 'attributes', label: '属性' },
  { key: 'onShelf', label: '上架' },
];

export interface ProductRow {
  readonly externalId: string;
  readonly title: string;
  readonly category: string;
  readonly code: string;
  readonly priceFen: Fen;
  readonly listPriceFen: Fen | null;
  readonly barcode: string | null;
  readonly optionNames: readonly string[];
  readonly optionValues: readonly string[];
  readonly subtitle: string;
  readonly brand: string;
  readonly tags: readonly string[];
  readonly description: string;
  readonly images: readonly string[];
  readonly image: string;
  /** As written, `材质=棉`; kinds are the template's business. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  /** Null = as it is; a new product stays a draft. */
  readonly onShelf: boolean | null;
}

/** Characters of a cell, where it has fewer than any cell may have. */
const CHARS_MAX: Readonly<Record<string, number>> = {
  ...{ externalId: 64, title: 60, code: 64, subtitle: 120, brand: 60, category: 300 },
};
const LIST_MAX = 30;
const LIST_ITEM_CHARS_MAX = 500;
const IMAGE = /^(\/(?!\/)|https:\/\/)[^\s"'<>\\]*$/;
const YES_NO: Readonly<Record<string, boolean>> = {
  ...{ 是: true, 上架: true, 在售: true, yes: true, on: true, true: true, '1': true },
  ...{ 否: false, 下架: false, no: false, off: false, false: false, '0': false },
};

export function checkProductRow(
  cells: Cells,
): { readonly row: ProductRow } | { readonly problems: readonly CellProblem[] } {
  const problems: CellProblem[] = [];
  const cell = (column: string) => cells[column] ?? '';
  const refuse = (column: string, code: string, message: string) =>
    problems.push({ column, code: `catalog.${code}`, message });

  for (const column of ['externalId', 'title', 'category', 'code', 'price'])
    if (cell(column) === '') refuse(column, 'cell_empty', '不能为空');
  for (const [column, charsMax] of Object.entries(CHARS_MAX))
    if (cell(column).length > charsMax) refuse(column, 'cell_too_long', `最多 ${charsMax} 个字`);

  const amount = (column: string): Fen | null => {
    if (cell(column) === '') return null;
    const found = fenFromYuan(cell(column));
    if (found === undefined) refuse(column, 'cell_not_yuan', '应为金额，如 129.00');
    return found ?? null;
  };
  const list = (column: string): readonly string[] => {
    const found = cell(column)
      .split(/[;；|]/)
      .map((each) => each.trim())
      .filter((each) => each !== '');
    if (found.length > LIST_MAX || found.some((each) => each.length > LIST_ITEM_CHARS_MAX))
      refuse(column, 'cell_list_too_long', `最多 ${LIST_MAX} 项`);
    return found;
  };
  const barcode = barcodeOf(cell('barcode')) ?? null;
  if (cell('barcode') !== '' && barcode === null) refuse('barcode', 'barcode_invalid', '条形码校验位不正确');
  const images = list('images');
  if (![...images, ...(cell('image') === '' ? [] : [cell('image')])].every((url) => IMAGE.test(url)))
    refuse('images', 'cell_not_image', '图片应为 https 地址');
  const attributes = list('attributes').map((each) => {
    const at = each.search(/[=＝:：]/);
    if (at < 1) refuse('attributes', 'cell_not_attribute', '属性应写成 名称=值');
    return [each.slice(0, Math.max(0, at)).trim(), each.slice(at + 1).trim()] as const;
  });
  const onShelf = cell('onShelf') === '' ? null : YES_NO[cell('onShelf').toLowerCase()];
  if (onShelf === undefined) refuse('onShelf', 'cell_not_yes_no', '应为 是 或 否');
  const [priceFen, listPriceFen] = [amount('price'), amount('listPrice')];
  const [optionNames, optionValues] = [list('optionNames'), list('optionValues')];
  if (optionNames.length !== optionValues.length)
    refuse('optionValues', 'option_values_mismatch', '规格值的个数应与规格名相同');
  const tags = list('tags');
  if (problems.length > 0 || priceFen === null || onShelf === undefined) return { problems };
  return {
    row: {
      ...{ priceFen, listPriceFen, barcode, optionNames, optionValues, tags, images, attributes, onShelf },
      ...{ externalId: cell('externalId'), title: cell('title'), category: cell('category') },
      ...{ code: cell('code'), subtitle: cell('subtitle'), brand: cell('brand') },
      ...{ description: cell('description'), image: cell('image') },
    },
  };
}
