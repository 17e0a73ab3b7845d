import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/**
 * Memory, garbage, the event loop: of the process, however many houses open in it one after the other. Its observers
 * never end, and hold the registry that they write to; in the house's own they would hold the house (4.7 MB each).
 */
let ofProcess: Registry | undefined;

function processMetrics(): Registry {
  if (ofProcess === undefined) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

/** What Prometheus reads at `/metrics`. */
export function houseMetrics(
  backlog: () => Promise<{ waiting: number; dead: number }>,
  ledgerFaults: () => Promise<number>,
) {
  const registry = new Registry();
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Wall time of requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const failures = new Counter({
    name: 'http_failures_total',
    help: 'Answers with status 500',
    registers: [registry],
  });
  new Gauge({
    name: 'outbox_events',
    help: 'Events that wait for delivery, and dead letters',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const { waiting, dead } = await backlog();
      this.set({ state: 'waiting' }, waiting);
      this.set({ state: 'dead' }, dead);
    },
  });
  new Gauge({
    name: 'ledger_faults',
    help: 'What the last nightly check of the books found wrong, all merchants together',
    registers: [registry],
    async collect() {
      this.set(await ledgerFaults());
    },
  });
  const observe: RequestHandler = (request, response, next) => {
    const stop = seconds.startTimer();
    response.once('finish', () => {
      const route = typeof request.route?.path === 'string' ? request.route.path : 'page';
      stop({ method: request.method, route, status: response.statusCode });
      if (response.statusCode === 500) failures.inc();
    });
    next();
  };
  return { registry: Registry.merge([processMetrics(), registry]), observe };
}
