import { compose, NO_ACCOUNTS, readConfig, realWorld, systemClock } from '#app';
import { seedDemoChain } from './seed-chain.ts';

/** `npm run seed`: fills the database of the settings with the demo chain, or finishes what was begun. */
const config = readConfig();
const house = await compose(config, realWorld(NO_ACCOUNTS));
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
