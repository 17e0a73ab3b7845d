import { z } from 'zod';
import type { Engine } from '#feature';
import { open, type Route, route } from '#http';
import type { houseMetrics } from './metrics.ts';

/** Liveness, readiness and figures for whoever runs the house. */
export function houseRoutes(
  engines: readonly Engine[],
  metrics: ReturnType<typeof houseMetrics>,
): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/healthz',
      summary: 'The process is alive',
      access: open,
      answers: { 200: z.object({ ok: z.literal(true) }) },
      handle: () => ({ json: { ok: true } }),
    }),
    route({
      method: 'get',
      path: '/readyz',
      summary: 'Tracker and scorer are warm',
      access: open,
      answers: { 200: z.object({ ready: z.boolean(), engines: z.record(z.string(), z.boolean()) }) },
      problems: { 503: 'Still warming up; same body' },
      handle: () => {
        const states = Object.fromEntries(engines.map((engine) => [engine.name, engine.isReady()]));
        const ready = Object.values(states).every(Boolean);
        return { status: ready ? 200 : 503, json: { ready, engines: states } };
      },
    }),
    route({
      method: 'get',
      path: '/metrics',
      summary: 'Prometheus metrics',
      access: open,
      answers: { 200: { contentType: 'text/plain' } },
      handle: async () => ({
        bytes: await metrics.registry.metrics(),
        contentType: metrics.registry.contentType,
      }),
    }),
  ];
}
