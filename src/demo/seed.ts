import { compose, readConfig, realWorld, systemClock, type WechatAccounts } from '#app';
import { seedDemoChain } from './seed-chain.ts';

/** Seeding talks to nobody outside, so it needs no account anywhere, and no sandbox that runs. */
const NOBODY: WechatAccounts = {
  miniProgram: { apiUrl: 'http://127.0.0.1:9', appId: '', appSecret: '' },
  pay: {
    apiUrl: 'http://127.0.0.1:9',
    mchId: '',
    serial: '',
    privateKeyPem: '',
    apiV3Key: '',
    platformKeyId: '',
    platformPublicKeyPem: '',
  },
};

/** `npm run seed`: fills the database of the settings with the demo chain, or finishes what was begun. */
const config = readConfig();
const house = await compose(config, realWorld(NOBODY));
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
