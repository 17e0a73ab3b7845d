import { DAY_MS, type MemberId, type MerchantId, type ProductId, type StoreId } from '#kernel';
import type { ExposureLog } from '../../../modules/recommendations/app/exposure-log.ts';
import { ExposureBuffer } from '../../../modules/recommendations/app/exposures.ts';
import type { NotedList } from '../../../modules/recommendations/domain/shown-list.ts';
import { NO_SIGHTINGS, seen, touched, unclicked } from '../../../modules/recommendations/domain/sightings.ts';
import { countingIds, HandClock } from '../../support/clock.ts';

const MERCHANT = 'mch_1' as MerchantId;
const list = (memberId: string) => ({
  ...{ merchantId: MERCHANT, memberId: memberId as MemberId, storeId: 'str_1' as StoreId },
  ...{ place: 'home' as const, policy: 'default', at: 0, rows: [] },
});

function away() {
  const written: NotedList[] = [];
  let isAway = true;
  const log = { add: async (_tx: unknown, lists: readonly NotedList[]) => void written.push(...lists) };
  const unitOfWork = {
    run: async (work: (tx: never) => Promise<unknown>) => {
      if (isAway) throw new Error('the database is away');
      return work(undefined as never);
    },
  };
  const parts = { log: log as unknown as ExposureLog, unitOfWork: unitOfWork as never };
  const buffer = new ExposureBuffer({ ...parts, ids: countingIds(), clock: new HandClock() });
  return { buffer, written, comeBack: () => (isAway = false) };
}

test('while the database is away the oldest lists are given up and counted, never more than ten thousand wait', async () => {
  const { buffer, written, comeBack } = away();
  for (let n = 0; n < 10_003; n += 1) buffer.note(list('mbr_1'));
  await expect(buffer.flush()).rejects.toThrow('away');
  expect(buffer.givenUp).toBe(3);
  comeBack();
  await buffer.flush();
  expect(written).toHaveLength(10_000);
  expect(written[0]?.id).toBe('id-000004');
});

test('who is dropped is not written, the others are', async () => {
  const { buffer, written, comeBack } = away();
  buffer.note(list('mbr_out'));
  buffer.note(list('mbr_in'));
  await expect(buffer.flush()).rejects.toThrow();
  await buffer.drop(MERCHANT, 'mbr_out' as MemberId);
  comeBack();
  await buffer.flush();
  expect(written.map(({ memberId }) => memberId)).toEqual(['mbr_in']);
});

test('a look counts once in half an hour, for seven days, until she touches the thing', () => {
  const hat = 'prd_hat' as ProductId;
  const minute = 60_000;
  const looks = [0, 5, 29, 40].reduce((known, at) => seen(known, hat, at * minute), NO_SIGHTINGS);
  expect(unclicked(looks, DAY_MS).get(hat)).toBe(2);
  expect(unclicked(looks, 8 * DAY_MS).has(hat)).toBe(false);
  expect(unclicked(touched(looks, hat), DAY_MS).size).toBe(0);
});
