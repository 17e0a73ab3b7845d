import { z } from 'zod';

const settings = z.object({
  STATE_DIR: z.string().default('var'),
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
});

/** The sandbox reads two of the product's settings itself: it must start without the product. */
export function sandboxSettings(environment: NodeJS.ProcessEnv): { stateDir: string; port: number } {
  const { STATE_DIR, SANDBOX_PORT } = settings.parse(environment);
  return { stateDir: STATE_DIR, port: SANDBOX_PORT };
}
