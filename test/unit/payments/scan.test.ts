import { type EpochMs, MINUTE_MS, SECOND_MS } from '#kernel';
import { nextLookAt, type Scan } from '../../../modules/payments/domain/scan.ts';

const SCANNED_AT: EpochMs = 1_000_000;
const pauseAt = (ageMs: number, state: Scan['state'] = 'REVERSING'): number =>
  nextLookAt({ state, scannedAt: SCANNED_AT } as Scan, SCANNED_AT + ageMs) - (SCANNED_AT + ageMs);

test('a reversal that outlived an outage of minutes is tried again within seconds; its pauses grow with its age (PAY-05)', () => {
  expect(pauseAt(20 * SECOND_MS)).toBe(5 * SECOND_MS);
  expect(pauseAt(2 * MINUTE_MS)).toBe(5 * SECOND_MS);
  expect(pauseAt(2 * MINUTE_MS + 5_001)).toBe(5 * SECOND_MS);
  expect(pauseAt(4 * MINUTE_MS)).toBe(MINUTE_MS);
  expect(pauseAt(4 * MINUTE_MS + 1)).toBe(MINUTE_MS);
  expect(pauseAt(60 * MINUTE_MS)).toBe(10 * MINUTE_MS);
});

test('while she types her password she is asked about every five seconds, however long the provider is silent (PAY-05)', () => {
  expect(pauseAt(60 * MINUTE_MS, 'PAYING')).toBe(5 * SECOND_MS);
});
