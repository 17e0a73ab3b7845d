import { setTimeout as sleep } from 'node:timers/promises';
import { JOBS } from '../simulation/world-steps.ts';
import { HandClock } from '../support/clock.ts';
import type { TestHouse } from '../support/house.ts';
import { houseOver } from './stock-shop.ts';

const MINUTE_MS = 60_000;
/** Longer than any window, lease, pause and retry on the way of an order. */
const MINUTES_MAX = 300;
/** The sandbox lives by the real clock: money takes two seconds to arrive. */
const ROUND_MS = 100;

/**
 * No process of the shop runs any more, and the provider has told what it had to tell, or lost it. A house over the same
 * database lets time pass until nothing moves: it learns the rest by asking.
 */
export async function whenAllIsQuiet(databaseUrl: string, accountsFile: string): Promise<TestHouse> {
  const clock = new HandClock(Date.now());
  const house = await houseOver(databaseUrl, accountsFile, clock);
  for (let minutes = 0; minutes < MINUTES_MAX && (await moves(house)) > 0; minutes += 1) {
    clock.advance(MINUTE_MS);
    for (const job of house.jobs.filter(({ name }) => JOBS.test(name))) await job.run();
    while ((await house.relay.deliverWaiting()) > 0);
    await sleep(ROUND_MS);
  }
  return house;
}

/** Orders that wait, codes at a till, money that travels or may still come, events that nobody has heard. */
export async function moves({ database: { reads } }: TestHouse): Promise<number> {
  const [row] = await reads.all<{ n: number }>(
    `select (select count(*) from orders where state in ('PENDING_PAY', 'REFUND_DUE'))
       + (select count(*) from payment_intents where state in ('CREATED', 'PREPAID'))
       + (select count(*) from payment_refunds where state <> 'SUCCEEDED')
       + (select count(*) from after_sales where state not in ('DONE', 'REJECTED', 'CANCELLED'))
       + (select count(*) from payment_scans where state in ('PAYING', 'REVERSING'))
       + (select count(*) from payment_given_up where state in ('WATCHED', 'RETURNING', 'RETURN_ASKED'))
       + (select count(*) from outbox where delivered_at is null) as n`,
  );
  return Number(row?.n);
}
