import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { Purchase } from './purchases.ts';
import { BadSequenceFile } from './sequence-file.ts';

/** Lines of the file that are no goods. */
const NOT_GOODS =
  /^(POSTAGE|DOTCOM POSTAGE|CARRIAGE|Manual|Discount|SAMPLES|CRUK Commission|Bank Charges|AMAZON FEE|Next Day Carriage|High Resolution Image|Adjust bad debt)$/i;

const COLUMNS = ['Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID'];

/**
 * UCI Online Retail as purchases. An item is its trimmed description, since this copy has no article numbers;
 * lines without a customer, returns, free lines and what is no goods are left out.
 */
export async function readOnlineRetail(path: string): Promise<Purchase[]> {
  const file = await asyncBufferFromFile(path);
  const rows = await parquetReadObjects({ file, compressors, columns: COLUMNS });
  const purchases: Purchase[] = [];
  for (const row of rows) {
    const customer = row['CustomerID'];
    const title = String(row['Description'] ?? '').trim();
    const at = new Date(row['InvoiceDate'] as string | number | Date).getTime();
    if (customer === null || customer === undefined || !Number.isFinite(Number(customer))) continue;
    if (!(Number(row['Quantity']) > 0) || !(Number(row['UnitPrice']) > 0)) continue;
    if (title === '' || NOT_GOODS.test(title)) continue;
    if (!Number.isFinite(at)) throw new BadSequenceFile(`${path}: "${row['InvoiceDate']}" is no time`);
    purchases.push({ user: String(customer), item: title, at });
  }
  return purchases;
}
