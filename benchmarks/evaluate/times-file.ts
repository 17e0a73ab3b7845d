import { readFile } from 'node:fs/promises';
import type { Purchase } from './purchases.ts';
import { BadSequenceFile } from './sequence-file.ts';

/** Times below this are taken as seconds since 1970, others as milliseconds: 1e11 ms is March 1973. */
const SECONDS_BELOW = 1e11;
const CSV_HEADER = /^user,item,time$/i;
const TIMED_LINE = /^\S+\s+\S+:\S+/;

/** Whether a file's first line speaks of times; without times it is for the leave-one-out protocol. */
export function hasTimes(firstLine: string): boolean {
  const line = firstLine.trim();
  return CSV_HEADER.test(line) || line.split(',').length === 3 || TIMED_LINE.test(line);
}

/**
 * Purchases from `user item:time item:time …` (one user a line) or from CSV `user,item,time` (header
 * optional, no quoting). A time is a number of seconds or milliseconds since 1970, or an ISO date. What
 * cannot be read is an error that names the line.
 */
export async function readTimesFile(path: string): Promise<Purchase[]> {
  const lines = (await readFile(path, 'utf8')).split(/\r?\n/);
  const isCsv = (lines[0] ?? '').includes(',');
  const purchases: Purchase[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '' || (at === 0 && CSV_HEADER.test(line.trim()))) continue;
    const where = `${path}, line ${at + 1}`;
    purchases.push(...(isCsv ? [csvPurchase(line, where)] : userPurchases(line, where)));
  }
  if (purchases.length === 0) throw new BadSequenceFile(`${path} holds no purchases`);
  return purchases;
}

function csvPurchase(line: string, where: string): Purchase {
  const fields = line.split(',').map((field) => field.trim());
  const [user, item, time] = fields;
  if (fields.length !== 3 || !user || !item || !time)
    throw new BadSequenceFile(`${where}: expected user,item,time, found "${line}"`);
  return { user, item, at: instantOf(time, where) };
}

function userPurchases(line: string, where: string): Purchase[] {
  const [user, ...entries] = line.trim().split(/\s+/);
  if (!user || entries.length === 0)
    throw new BadSequenceFile(`${where}: expected user item:time …, found "${line}"`);
  return entries.map((entry) => {
    const colon = entry.indexOf(':');
    if (colon < 1 || colon === entry.length - 1)
      throw new BadSequenceFile(`${where}: "${entry}" is not item:time`);
    return { user, item: entry.slice(0, colon), at: instantOf(entry.slice(colon + 1), where) };
  });
}

function instantOf(text: string, where: string): number {
  const number = Number(text);
  const instant = Number.isFinite(number) ? number * (number < SECONDS_BELOW ? 1_000 : 1) : Date.parse(text);
  if (!Number.isFinite(instant) || instant < 0) throw new BadSequenceFile(`${where}: "${text}" is no time`);
  return instant;
}
