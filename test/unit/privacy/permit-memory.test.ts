import { jest } from '@jest/globals';
import type { EpochMs, MerchantId } from '#kernel';
import { PermitMemory } from '../../../modules/privacy/app/permit-memory.ts';
import type { PermitStore, PurposeSwitch } from '../../../modules/privacy/app/permits.ts';
import { HandClock } from '../../support/clock.ts';

const MERCHANT = 'mch' as MerchantId;
const turned = (open: boolean, changedAt: EpochMs): PurposeSwitch => ({
  ...{ merchantId: MERCHANT, purpose: 'face.tryon', open, changedBy: 'owner', changedAt },
});

/** The database as every process sees it. */
function storeOf(rows: { switches: PurposeSwitch[]; onRead?: () => void }): PermitStore {
  const nothing = async () => [];
  return {
    approve: async () => {},
    turn: async () => true,
    ...{ assessments: nothing, unexpired: nothing },
    switches: async () => {
      const read = rows.switches;
      rows.onRead?.();
      return read;
    },
  };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('a switch thrown off elsewhere counts, also when the clock there runs behind', async () => {
  const rows = { switches: [turned(true, 5_000)] };
  const memory = new PermitMemory(storeOf(rows), new HandClock());
  await memory.start();
  memory.turned(turned(true, 10_000));
  rows.switches = [turned(false, 7_000)];
  await jest.advanceTimersByTimeAsync(1_000);
  expect(memory.refusal(MERCHANT, 'face.tryon')?.code).toBe('privacy.switched_off');
  await memory.stop();
});

test('rows read while a switch was thrown here do not undo it', async () => {
  const rows: { switches: PurposeSwitch[]; onRead?: () => void } = { switches: [] };
  const memory = new PermitMemory(storeOf(rows), new HandClock());
  await memory.start();
  rows.switches = [turned(true, 0)];
  rows.onRead = () => {
    delete rows.onRead;
    rows.switches = [turned(false, 1)];
    memory.turned(turned(false, 1));
  };
  await jest.advanceTimersByTimeAsync(500);
  expect(memory.refusal(MERCHANT, 'face.tryon')?.code).toBe('privacy.switched_off');
  await memory.stop();
});
