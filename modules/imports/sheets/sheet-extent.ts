/** How far a sheet reaches; 1, 1 = only A1. */
export interface SheetExtent {
  readonly rows: number;
  readonly columns: number;
}

/** `r` of a row or a cell, wherever it stands: a tag may hold '>' in another attribute. */
const PLACE = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ADDRESS = /^([A-Z]{0,3})(\d{1,7})$/;
const BEYOND: SheetExtent = { rows: Number.POSITIVE_INFINITY, columns: Number.POSITIVE_INFINITY };

/**
 * From the places that rows and cells name, before anything is built: one cell named XFD1048576 makes a reader lay out
 * a million rows (measured: 1.2 GB). Rows and cells without a name cost the file bytes, so its size bounds them.
 */
export function sheetExtent(xml: Buffer): SheetExtent {
  let rows = 1;
  let columns = 1;
  if (!xml.includes('sheetData')) return { rows, columns };
  for (const [, double, single] of xml.toString('latin1').matchAll(PLACE)) {
    const place = double ?? single ?? '';
    const address = ADDRESS.exec(place);
    // A name in character references would be read as something else than it looks.
    if (address === null && place.includes('&')) return BEYOND;
    if (address === null) continue;
    rows = Math.max(rows, Number(address[2]));
    columns = Math.max(columns, columnNumber(address[1] ?? ''));
  }
  return { rows, columns };
}

/** A = 1, Z = 26, AA = 27. */
function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
