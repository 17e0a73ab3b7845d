import type { Container } from 'inversify';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { World } from './world.ts';

/** Gives each module its slice of the settings; no module sees the whole or the environment. */
export function bindSettings(_container: Container, _config: Config, _world: World, _log: Logger): void {}
