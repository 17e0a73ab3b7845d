import { parseArgs } from 'node:util';
import { compose, NO_ACCOUNTS, readConfig, realWorld } from '#app';
import type { MerchantId } from '#kernel';
import { TRAIN_SHOP_MODEL } from '#modules/recommendations';
import { progressLines } from './progress-lines.ts';

const SEED = 20_261_121;
const REFUSED = 2;

/**
 * `npm run train -- [--cut 2026-11-01] [--seed 7]`: learns from the shop's own log; a server that runs takes
 * the result within seconds. Status 0 = published, 2 = worse than what is there and therefore not published.
 */
const config = readConfig();
const house = await compose(config, realWorld(NO_ACCOUNTS));
try {
  const { values } = parseArgs({ options: { cut: { type: 'string' }, seed: { type: 'string' } } });
  const lines = progressLines((line) => process.stdout.write(`${line}\n`));
  const { refusal } = await house.container.get(TRAIN_SHOP_MODEL)({
    merchantId: config.MERCHANT_ID as MerchantId,
    seed: values.seed === undefined ? SEED : wholeNumber(values.seed),
    ...(values.cut === undefined ? {} : { cut: instant(values.cut) }),
    report: lines,
  });
  if (refusal !== undefined) process.exitCode = REFUSED;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await house.close();
}

function wholeNumber(text: string): number {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Error(`--seed is a whole number, not ${text}`);
  return seed;
}

/** A date without a time is the day's beginning in the shop. */
function instant(text: string): number {
  const at = Date.parse(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00+08:00` : text);
  if (Number.isNaN(at)) throw new Error(`--cut is a date such as 2026-11-01, not ${text}`);
  return at;
}
