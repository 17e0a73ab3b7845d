import { parseArgs } from 'node:util';
import { z } from 'zod';

const settings = z.object({
  STATE_DIR: z.string().default('var'),
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
});

/**
 * The sandbox reads two of the product's settings itself, because it starts without the product. Whoever
 * starts it as a child says them as `--state-dir` and `--port`. With `--forgets-nothing` its state is on disk before
 * every answer, as a provider's is, and not within a second.
 */
export function sandboxSettings(
  environment: NodeJS.ProcessEnv,
  parameters: readonly string[],
): { stateDir: string; port: number; forgetsNothing: boolean } {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      'state-dir': { type: 'string' },
      port: { type: 'string' },
      'forgets-nothing': { type: 'boolean', default: false },
    },
  });
  const { STATE_DIR, SANDBOX_PORT } = settings.parse({
    STATE_DIR: values['state-dir'] ?? environment['STATE_DIR'],
    SANDBOX_PORT: values.port ?? environment['SANDBOX_PORT'],
  });
  return { stateDir: STATE_DIR, port: SANDBOX_PORT, forgetsNothing: values['forgets-nothing'] };
}
