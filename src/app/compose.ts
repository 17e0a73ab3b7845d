import 'reflect-metadata';
import { createServer, type Server } from 'node:http';
import { Container } from 'inversify';
import { type Logger, pino } from 'pino';
import {
  type Database,
  DeadLetters,
  EventFollower,
  MikroUnitOfWork,
  OutboxRelay,
  openDatabase,
  READS,
  SqlAnswerBook,
} from '#db';
import {
  CODE_READERS,
  type Engine,
  EXPORTERS,
  IMPORTERS,
  type Job,
  MEMBER_CARD_FACTS,
  MEMBER_DATA,
  SWEEPS,
} from '#feature';
import { createApp, mountSockets, type Route, type SocketRoute, wantsSocket } from '#http';
import {
  ANSWER_BOOK,
  CLOCK,
  type EventHandler,
  IDS,
  KEYED_HASH,
  LEASES,
  MEMBER_AUTHENTICATOR,
  type MerchantId,
  RANDOM,
  SIGNED_TOKENS,
  STAFF_AUTHENTICATOR,
  type Token,
  UNIT_OF_WORK,
} from '#kernel';
import { MemoryLeases, RedisLeases } from '#leases';
import { AUDIT } from '#modules/access';
import { BOOKS_WATCH } from '#modules/ledger';
import { CONSENTS } from '#modules/privacy';
import { type Config, databaseUrl } from './config.ts';
import { consentGate } from './consent-gate.ts';
import { deadLetterRoutes } from './dead-letter-routes.ts';
import { FEATURES, HOUSE_TABLES } from './features.ts';
import { hmacTokens } from './hmac-tokens.ts';
import { houseRoutes } from './house-routes.ts';
import { JobRunner } from './job-runner.ts';
import { keyedHash } from './keyed-hash.ts';
import { houseMetrics } from './metrics.ts';
import { webPages } from './pages.ts';
import { secretKey } from './secret-key.ts';
import { bindSettings } from './settings.ts';
import type { World } from './world.ts';

/** Of the ten seconds that main.ts gives to the whole. */
const DRAIN_MS_MAX = 3_000;
const LOOK_FOR_IDLE_EVERY_MS = 50;
/** Longer than balancers and clients keep a quiet connection: whoever closes last never cuts off a request on its way. */
const KEEP_ALIVE_MS = 75_000;
const HEADERS_MS_MAX = 60_000;
/** A sheet of 200,000 rows is read as fast as it is written; Node's own five minutes would cut it off in the middle. */
const REQUEST_MS_MAX = 30 * 60_000;

export interface House {
  /** Not yet listening. */
  readonly server: Server;
  readonly routes: readonly Route[];
  readonly container: Container;
  readonly database: Database;
  readonly relay: OutboxRelay;
  /** For tests and simulations, which run them when they want. */
  readonly jobs: readonly Job[];
  readonly log: Logger;
  /** Warms tracker and scorer, starts the relay and the jobs. `/readyz` answers 200 from then on. */
  open(): Promise<void>;
  /** Lets nobody in, answers who is inside, then ends the jobs, the relay, the engines and the database. */
  close(): Promise<void>;
}

/**
 * The composition root: the only file that knows every module and every adapter.
 *
 * @param adjust may bind other adapters before anything is resolved (a recorded tracker in tests).
 */
export async function compose(
  config: Config,
  world: World,
  adjust: (container: Container) => void = () => {},
): Promise<House> {
  const log = pino({ level: config.LOG_LEVEL });
  const report = (error: unknown, facts: object = {}) => log.error({ err: error, ...facts });
  const database = await openDatabase(databaseUrl(config), HOUSE_TABLES);
  const unitOfWork = new MikroUnitOfWork(database.orm, world.ids);

  const shared =
    config.REDIS_URL === undefined
      ? undefined
      : new RedisLeases(config.REDIS_URL, world.ids.next(), (error) => report(error));

  const container = new Container();
  container.bind(LEASES).toConstantValue(shared ?? new MemoryLeases(world.clock));
  container.bind(CLOCK).toConstantValue(world.clock);
  container.bind(IDS).toConstantValue(world.ids);
  container.bind(RANDOM).toConstantValue(world.random);
  container.bind(UNIT_OF_WORK).toConstantValue(unitOfWork);
  container.bind(READS).toConstantValue(database.reads);
  container.bind(ANSWER_BOOK).toConstantValue(new SqlAnswerBook(world.clock));
  const secret = secretKey(config);
  container.bind(SIGNED_TOKENS).toConstantValue(hmacTokens(secret));
  container.bind(KEYED_HASH).toConstantValue(keyedHash(secret));
  bindSettings(container, config, world, log);
  for (const { wiring } of FEATURES) container.load(wiring);
  container
    .bind(MEMBER_DATA)
    .toDynamicValue(() =>
      FEATURES.flatMap(({ memberData }) => (memberData === undefined ? [] : [container.get(memberData)])),
    )
    .inSingletonScope();
  container.bind(SWEEPS).toConstantValue(FEATURES.flatMap(({ sweeps = [] }) => sweeps));
  container
    .bind(MEMBER_CARD_FACTS)
    .toDynamicValue(() =>
      FEATURES.flatMap(({ memberCard }) => (memberCard === undefined ? [] : [container.get(memberCard)])),
    )
    .inSingletonScope();
  const all = <Part>(tokens: readonly (Token<readonly Part[]> | undefined)[]): Part[] =>
    tokens.flatMap((token) => (token === undefined ? [] : [...container.get(token)]));
  container
    .bind(IMPORTERS)
    .toDynamicValue(() => all(FEATURES.map(({ importers }) => importers)))
    .inSingletonScope();
  container
    .bind(CODE_READERS)
    .toDynamicValue(() => all(FEATURES.map(({ codeReaders }) => codeReaders)))
    .inSingletonScope();
  container
    .bind(EXPORTERS)
    .toDynamicValue(() => all(FEATURES.map(({ exporters }) => exporters)))
    .inSingletonScope();
  adjust(container);

  const engines = all<Engine>(FEATURES.map(({ engines }) => engines));
  const handlers = all<EventHandler>(FEATURES.map((feature) => feature.handlers));
  const heard = { reads: database.reads, clock: world.clock, handlers, report };
  const follower = new EventFollower(heard);
  const relay = new OutboxRelay({ ...heard, unitOfWork, ids: world.ids, follower });
  unitOfWork.onCommitted(() => {
    follower.nudge();
    relay.nudge();
  });
  const jobs = all<Job>(FEATURES.map(({ jobs }) => jobs));
  const jobRunner = new JobRunner(jobs, report);
  const metrics = houseMetrics(
    () => relay.backlog(),
    () => container.get(BOOKS_WATCH).faults(),
  );
  const letters = new DeadLetters(database.reads, world.clock);
  const routes = [
    ...houseRoutes(engines, metrics),
    ...deadLetterRoutes(letters, unitOfWork, container.get(AUDIT), world.clock),
    ...all<Route>(FEATURES.map(({ routes }) => routes)),
  ];

  const app = createApp({
    routes,
    doorkeepers: {
      members: container.get(MEMBER_AUTHENTICATOR),
      staff: container.get(STAFF_AUTHENTICATOR),
      consents: consentGate(container.get(CONSENTS)),
      merchantId: config.MERCHANT_ID as MerchantId,
    },
    pages: webPages(config),
    observers: [metrics.observe],
    proxies: config.TRUST_PROXY,
    report,
    checksAnswers: config.CHECK_ANSWERS === 'on',
  });
  const server = createServer(
    {
      shouldUpgradeCallback: wantsSocket,
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: HEADERS_MS_MAX,
      requestTimeout: REQUEST_MS_MAX,
    },
    app,
  );
  const hangUp = mountSockets(server, all<SocketRoute>(FEATURES.map(({ sockets }) => sockets)));

  return {
    server,
    routes,
    container,
    database,
    relay,
    jobs,
    log,
    async open() {
      shared?.start();
      await follower.start();
      await Promise.all(engines.map((engine) => engine.start()));
      relay.start();
      jobRunner.start();
    },
    async close() {
      hangUp();
      await Promise.all([jobRunner.stop(), drained(server)]);
      await relay.stop();
      await follower.stop();
      await Promise.all(engines.map((engine) => engine.stop()));
      await shared?.stop();
      await database.close();
    },
  };
}

/** Who is inside gets an answer, unless it takes longer than the house waits, or is a stream without an end. */
async function drained(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const idle = setInterval(() => server.closeIdleConnections(), LOOK_FOR_IDLE_EVERY_MS);
  const patience = setTimeout(() => server.closeAllConnections(), DRAIN_MS_MAX);
  await closed;
  clearInterval(idle);
  clearTimeout(patience);
}
