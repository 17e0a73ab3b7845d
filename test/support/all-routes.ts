import type { Route } from '#http';
import { testHouse } from './house.ts';

/** Every route of the composed house. */
export async function allRoutes(): Promise<readonly Route[]> {
  const house = await testHouse();
  await house.close();
  return house.routes;
}
