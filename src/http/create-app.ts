import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { findRoute } from './find-route.ts';
import { type Doorkeepers, mountRoute } from './mount-route.ts';
import { openApiDocument } from './openapi.ts';
import { problemHandler, unknownPath } from './problem.ts';
import type { Route } from './route.ts';

export interface AppParts {
  readonly routes: readonly Route[];
  readonly doorkeepers: Doorkeepers;
  /** Pages and pictures, after the routes. */
  readonly pages: readonly RequestHandler[];
  /** Observers of every request, before the routes (metrics, request log). */
  readonly observers: readonly RequestHandler[];
  /**
   * How many proxies of ours stand in front: that many entries of `X-Forwarded-For` are believed, counted from the end. 0: the
   * address is the connection's, whatever a caller writes into the header.
   */
  readonly proxies: number;
  readonly report: (error: unknown) => void;
  /** Holds every JSON answer against the schema that its route declares, and fails instead of sending another one. */
  readonly checksAnswers: boolean;
}

/** WebAssembly and workers of the on-device tracker; inline styles of the component libraries. Nothing foreign. */
const CONTENT_SECURITY = {
  useDefaults: false,
  directives: {
    'default-src': ["'self'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'", 'blob:'],
    'worker-src': ["'self'", 'blob:'],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'", 'ws:', 'wss:', 'blob:', 'data:'],
    'frame-ancestors': ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
  },
};

export function createApp(parts: AppParts): Express {
  const { routes, doorkeepers, pages, observers, proxies, report, checksAnswers } = parts;
  // ETag would cost 40 % of a feed answer's CPU; pages get theirs from the static handler.
  const app = express().disable('x-powered-by').set('etag', false).set('trust proxy', proxies);
  app.use(
    helmet({
      contentSecurityPolicy: CONTENT_SECURITY,
      crossOriginEmbedderPolicy: false,
      strictTransportSecurity: false,
    }),
  );
  for (const observer of observers) app.use(observer);
  let openApi: string | undefined;
  app.get('/openapi.json', (_request, response) => {
    // Made when it is asked for: 160 ms CPU (355 the first time) of every opening otherwise, and few ever ask.
    openApi ??= JSON.stringify(openApiDocument(routes));
    response.type('application/json').send(openApi);
  });
  app.use(findRoute(routes, (router, route) => mountRoute(router, route, doorkeepers, checksAnswers)));
  for (const page of pages) app.use(page);
  return app.use(unknownPath).use(problemHandler(report));
}
