import { compose, NO_ACCOUNTS, readConfig, realWorld } from '#app';
import type { MerchantId } from '#kernel';
import { TRAIN_SHOP_MODEL } from '#modules/recommendations';

const SEED = 20_261_121;

/** `npm run train`: learns from the shop's own log; a server that runs takes the result within seconds. */
const config = readConfig();
const house = await compose(config, realWorld(NO_ACCOUNTS));
try {
  await house.container.get(TRAIN_SHOP_MODEL)({
    merchantId: config.MERCHANT_ID as MerchantId,
    seed: SEED,
    report: (line) => process.stdout.write(`${line}\n`),
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await house.close();
}
