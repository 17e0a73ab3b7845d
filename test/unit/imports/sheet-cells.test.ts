import fc from 'fast-check';
import { mapColumns } from '../../../modules/imports/app/column-map.ts';
import { guardFormula, withoutGuard } from '../../../modules/imports/domain/formula-guard.ts';

const COLUMNS = [
  { key: 'code', label: 'SKU编码', alsoCalled: ['货号'], required: true },
  { key: 'price', label: '售价(元)', required: true },
  { key: 'brand', label: '品牌' },
];

test.each([
  [['code', 'price', 'brand']],
  [['货号', '售价（元）*', ' 品 牌 ']],
  [['\uFEFFSKU编码', '售价(元)', 'BRAND']],
])('(CAT-10) finds the columns under the headers %j', (headers) => {
  expect(mapColumns(headers, COLUMNS).cellsOf(['A-1', ' 9.90 ', ''])).toEqual({
    code: 'A-1',
    price: '9.90',
    brand: '',
  });
});

test('(CAT-10) the order of columns does not matter, unknown ones are named, short rows are filled', () => {
  const map = mapColumns(['备注', '售价(元)', 'code'], COLUMNS);
  expect(map.ignored).toEqual(['备注']);
  expect(map.cellsOf(['x', '1'])).toEqual({ code: '', price: '1', brand: '' });
});

test('(CAT-10) a missing or a doubled column stops before the first row', () => {
  expect(() => mapColumns(['品牌', 'code'], COLUMNS)).toThrow(
    expect.objectContaining({
      code: 'imports.columns_missing',
      facts: { columns: [{ key: 'price', label: '售价(元)' }] },
    }),
  );
  expect(() => mapColumns(['货号', 'code', 'price'], COLUMNS)).toThrow(
    expect.objectContaining({ code: 'imports.column_twice' }),
  );
});

test.each(['=1+1', '+8613800001234', '-2+3', '@SUM(A1)', '\t=1', '\r=1'])(
  '(CAT-10) %j cannot run in a spreadsheet',
  (text) => {
    expect(guardFormula(text)[0]).toBe("'");
    expect(withoutGuard(guardFormula(text))).toBe(text);
  },
);

test('(CAT-10) plain numbers and words go out as they are; whatever goes out comes in again', () => {
  for (const text of ['-3.50', '12', '圆框眼镜', "it's", '']) expect(guardFormula(text)).toBe(text);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!/^'[=+\-@\t\r]/.test(text));
      expect(withoutGuard(guardFormula(text))).toBe(text);
      expect(guardFormula(text)).not.toMatch(/^[=+\-@](?!\d+(\.\d+)?$)/);
    }),
  );
});
