import { compose, NO_ACCOUNTS, readConfig, realWorld, systemClock, wechatAccounts } from '#app';
import { seedDemoChain } from './seed-chain.ts';

/** `npm run seed`: fills the database of the settings with the demo chain, or finishes what was begun. */
const config = readConfig();
// With the sandbox's accounts the chain's members belong to its app: `npm start` seeds so, and they can sign in.
const accounts = config.SANDBOX_ACCOUNTS_FILE === undefined ? NO_ACCOUNTS : await wechatAccounts(config);
const house = await compose(config, realWorld(accounts));
try {
  await seedDemoChain({
    container: house.container,
    stateDir: config.STATE_DIR,
    asOf: systemClock.now(),
    report: (line) => process.stdout.write(`${line}\n`),
  });
} finally {
  await house.close();
}
