import { z } from 'zod';
import { pageOfSchema, pageQuery } from '#http';
import { PROVIDER_NAMES } from '#modules/payments';
import {
  CLOSING_REASONS,
  DIFFERENCE_KINDS,
  DIFFERENCE_STATES,
  type DifferenceState,
} from '../domain/difference.ts';
import { RUN_STATES } from '../domain/run.ts';

const ID_CHARS_MAX = 64;
const NOTE_CHARS_MAX = 500;

const provider = z.enum(PROVIDER_NAMES);
const day = z.iso.date().describe('business day in Shanghai');
const kind = z.enum(DIFFERENCE_KINDS).meta({ id: 'DifferenceKind' });
const state = z
  .enum(DIFFERENCE_STATES as [DifferenceState, ...DifferenceState[]])
  .meta({ id: 'DifferenceState' });
const note = z.string().trim().min(1).max(NOTE_CHARS_MAX);

export const dayParams = z.object({ provider, day });
export const differenceParams = z.object({ id: z.string().min(1).max(ID_CHARS_MAX) });
export const differencesQuery = pageQuery.extend({
  state: state.optional(),
  kind: kind.optional(),
  provider: provider.optional(),
  day: day.optional(),
});
export const daysQuery = pageQuery;
export const noteBody = z.strictObject({ text: note }).meta({ id: 'DifferenceNoteText' });
export const closeBody = z
  .strictObject({ reason: z.enum(CLOSING_REASONS), note })
  .meta({ id: 'CloseDifference' });

const sum = z.object({ count: z.int(), fen: z.int() });
const side = z
  .object({
    theirs: sum.describe('lines of the bill: matched + unbooked + otherTheirs'),
    matched: sum,
    fromOtherDays: sum.describe('of matched: on another day in our books'),
    unbooked: sum.describe('billed, and unknown or not booked here'),
    otherTheirs: sum.describe('both have it, the bill with this sum'),
    ours: sum.describe('our books of this day: onThisBill + onOtherBills + carried + otherOurs'),
    onThisBill: sum,
    onOtherBills: sum,
    carried: sum.describe('on no bill yet'),
    otherOurs: sum.describe('both have it, our books with this sum'),
    unexplainedFen: z.int().describe('0, or our books changed while they were compared'),
  })
  .meta({ id: 'ReconciledSide' });

export const dayAnswer = z
  .object({
    provider,
    day,
    state: z.enum(RUN_STATES),
    problem: z
      .enum(['not_ready', 'unreachable', 'refused', 'damaged'])
      .nullable()
      .describe('why the bill is not here'),
    tries: z.int(),
    nextLookAt: z.int(),
    finishedAt: z.int().nullable(),
    payments: side,
    refunds: side,
    found: z.array(z.object({ kind, count: z.int() })),
  })
  .meta({ id: 'ReconciledDay' });
export const daysAnswer = pageOfSchema(dayAnswer);

const shared = {
  ...{ id: z.string(), provider, day, kind, state },
  ...{
    number: z.string().describe('of the payment, the refund or the order'),
    orderId: z.string().nullable(),
  },
  ...{ paymentId: z.string().nullable(), oursFen: z.int().nullable(), theirsFen: z.int().nullable() },
  ...{ oursState: z.string().nullable(), providerSays: z.string().nullable(), foundAt: z.int() },
  ...{ closedAt: z.int().nullable(), closedBy: z.string().nullable() },
  closingReason: z.enum(CLOSING_REASONS).nullable(),
};
export const differenceAnswer = z.object(shared).meta({ id: 'Difference' });
export const differencesAnswer = pageOfSchema(differenceAnswer);
export const differenceWithNotesAnswer = z
  .object({
    ...shared,
    notes: z.array(z.object({ text: z.string(), staffId: z.string(), at: z.int() })).describe('oldest first'),
  })
  .meta({ id: 'DifferenceWithNotes' });
