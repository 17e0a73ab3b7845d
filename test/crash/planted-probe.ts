// The product as src/main.ts runs it, with one of its rules taken out: node test/crash/planted-probe.ts DEFECT
import { compose, readConfig, realWorld, wechatAccounts } from '#app';
import { DEFECTS, type Defect } from '../simulation/planted-defects.ts';

const config = readConfig();
const world = realWorld(await wechatAccounts(config));
const house = await compose(config, world, DEFECTS[process.argv[2] as Defect]);
await new Promise<void>((resolve) => house.server.listen(config.PORT, config.HOST, resolve));
await house.open();
process.send?.({ type: 'open' });
process.once('SIGTERM', () => void house.close().then(() => process.exit(0)));
