import { compose, NO_ACCOUNTS, readConfig, realWorld } from '#app';
import type { MerchantId } from '#kernel';
import { PAST_PURCHASES } from '#modules/recommendations';
import type { Purchase } from './purchases.ts';
import { BadSequenceFile } from './sequence-file.ts';

/** What the members of the shop in STATE_DIR (or DATABASE_URL) bought; of those whose behaviour may be used. */
export async function readShop(): Promise<Purchase[]> {
  const config = readConfig();
  const house = await compose(config, realWorld(NO_ACCOUNTS));
  try {
    const purchases: Purchase[] = [];
    const read = house.container.get(PAST_PURCHASES);
    for await (const { memberId, productId, at } of read(config.MERCHANT_ID as MerchantId))
      purchases.push({ user: memberId, item: productId, at });
    if (purchases.length === 0)
      throw new BadSequenceFile('this shop has sold nothing yet: npm run seed fills the demo chain');
    return purchases;
  } finally {
    await house.close();
  }
}
