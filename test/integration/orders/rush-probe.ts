// A process of its own that takes orders in a rush: node test/integration/orders/rush-probe.ts DATABASE_URL
import { AppError, UNIT_OF_WORK } from '#kernel';
import { ORDER_INTAKE } from '#modules/orders';
import { testHouse } from '../../support/house.ts';
import type { RushNews, RushOrders } from './rush-process.ts';

const TRIES_MAX = 50;

const [url = ''] = process.argv.slice(2);
let diesAfterCommit = false;
const { container } = await testHouse('SQLite', {}, { DATABASE_URL: url }, (wiring) => {
  const inner = wiring.get(UNIT_OF_WORK);
  wiring.rebind(UNIT_OF_WORK).toConstantValue({
    async run(work) {
      const done = await inner.run(work);
      // The commit is there, and nobody will ever hear of it from this process.
      if (diesAfterCommit) process.kill(process.pid, 'SIGKILL');
      return done;
    },
  });
});
const intake = container.get(ORDER_INTAKE);

process.on('message', (orders: RushOrders) => {
  diesAfterCommit = orders.diesAfterCommit;
  take(orders).then(
    (news) => process.send?.(news),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
});
process.send?.('open');

async function take({ wishes }: RushOrders): Promise<RushNews> {
  const tickets = await Promise.all(
    wishes.map(async (wish) => {
      for (let tries = 1; ; tries += 1)
        try {
          const ticket = await intake.take(wish);
          if (ticket !== undefined) return ticket;
        } catch (error) {
          // "Busy, come again": a shopper's page asks again by itself, under its key.
          if (!(error instanceof AppError && error.kind === 'unavailable') || tries === TRIES_MAX)
            throw error;
        }
    }),
  );
  return { tickets };
}
