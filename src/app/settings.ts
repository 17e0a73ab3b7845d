import type { Container } from 'inversify';
import type { Logger } from 'pino';
import { STORE_DIRECTORY } from '#modules/access';
import { WECHAT_LOGIN_SETTINGS } from '#modules/members';
import { STORES } from '#modules/stores';
import type { Config } from './config.ts';
import type { World } from './world.ts';

/** Gives each module its slice of the settings; no module sees the whole or the environment. */
export function bindSettings(container: Container, _config: Config, world: World, _log: Logger): void {
  container.bind(WECHAT_LOGIN_SETTINGS).toConstantValue(world.wechat.miniProgram);
  // `stores` sits above `access` and cannot be imported by it.
  container
    .bind(STORE_DIRECTORY)
    .toResolvedValue((stores) => stores, [STORES])
    .inSingletonScope();
}
