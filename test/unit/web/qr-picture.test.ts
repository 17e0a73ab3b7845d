import { qrPicture } from '../../../web-demo/storefront/src/model/qr-picture.ts';

/** What a camera sees: dark or not, module by module, the quiet zone included. */
function seen(text: string): boolean[][] {
  const svg = decodeURIComponent(qrPicture(text));
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const rows = Array.from({ length: side }, () => Array.from({ length: side }, () => false));
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
    for (let n = 0; n < Number(length); n += 1) (rows[Number(y)] as boolean[])[Number(x) + n] = true;
  return rows;
}
const CODE = '26012345678912345678';
const FINDER = ['#######', '#     #', '# ### #', '# ### #', '# ### #', '#     #', '#######'];
const corner = (rows: boolean[][], x: number, y: number) =>
  rows.slice(y, y + 7).map((row) =>
    row
      .slice(x, x + 7)
      .map((dark) => (dark ? '#' : ' '))
      .join(''),
  );

test('(MEM-04) twenty digits are a code of 21 modules with three finders in its corners and quiet around it', () => {
  const rows = seen(CODE);
  expect(rows).toHaveLength(29);
  expect(corner(rows, 4, 4)).toEqual(FINDER);
  expect(corner(rows, 18, 4)).toEqual(FINDER);
  expect(corner(rows, 4, 18)).toEqual(FINDER);
  expect(corner(rows, 18, 18)).not.toEqual(FINDER);
  const border = [...rows.slice(0, 4), ...rows.slice(-4)].flat();
  expect(border.some(Boolean)).toBe(false);
  expect(rows.some((row) => row.slice(0, 4).some(Boolean) || row.slice(-4).some(Boolean))).toBe(false);
});

test('(MEM-04) another code is another picture, the same one the same', () => {
  expect(qrPicture(CODE)).toBe(qrPicture(CODE));
  expect(qrPicture(CODE)).not.toBe(qrPicture('26012345678912345679'));
});
