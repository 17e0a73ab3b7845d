import type { z } from 'zod';
import { PURPOSES } from '#modules/privacy';
import { allRoutes } from '../../support/all-routes.ts';

test('every route that takes a consent token has the edge ask for it, for a purpose that exists (PRV-03)', async () => {
  const takesToken = (await allRoutes()).filter(({ body }) => {
    const shape = (body as z.ZodObject | undefined)?.shape;
    return shape !== undefined && 'consentToken' in shape;
  });
  expect(takesToken.map(({ path }) => path)).toContain('/v1/tryon/sessions');
  const careless = takesToken.filter(({ consent }) => !PURPOSES.some((each) => each === consent?.purpose));
  expect(careless.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});
