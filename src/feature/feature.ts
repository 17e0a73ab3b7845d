import type { ContainerModule } from 'inversify';
import type { ModuleTables } from '#db';
import type { Route, SocketRoute } from '#http';
import type { EventHandler, Token } from '#kernel';
import type { CodeReader } from './code-reader.ts';
import type { Exporter, Importer } from './importing.ts';
import type { MemberCardFacts } from './member-card.ts';
import type { MemberData } from './member-data.ts';
import type { Sweep } from './sweep.ts';

/** Work that repeats while the house is open. Several processes may do it at once: each step is a guarded change. */
export interface Job {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<unknown>;
}

/** Something that has to be warm before the first request, and put away after the last one. */
export interface Engine {
  readonly name: string;
  start(): Promise<void>;
  isReady(): boolean;
  stop(): Promise<void>;
}

/** What one business module brings to the house. The composition root mounts all of it. */
export interface Feature {
  readonly name: string;
  readonly wiring: ContainerModule;
  readonly tables?: ModuleTables;
  readonly routes?: Token<readonly Route[]>;
  readonly sockets?: Token<readonly SocketRoute[]>;
  readonly handlers?: Token<readonly EventHandler[]>;
  readonly jobs?: Token<readonly Job[]>;
  readonly engines?: Token<readonly Engine[]>;
  readonly memberData?: Token<MemberData>;
  readonly sweeps?: readonly Sweep[];
  readonly memberCard?: Token<MemberCardFacts>;
  readonly codeReaders?: Token<readonly CodeReader[]>;
  readonly importers?: Token<readonly Importer[]>;
  readonly exporters?: Token<readonly Exporter[]>;
}
