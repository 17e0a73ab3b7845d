import { z } from 'zod';

const ID_CHARS_MAX = 64;
const FILE_NAME_CHARS_MAX = 80;
const TOKEN_CHARS_MAX = 2_048;

export const exportParams = z.object({ id: z.string().min(1).max(ID_CHARS_MAX) });
export const fileParams = exportParams.extend({
  name: z
    .string()
    .max(FILE_NAME_CHARS_MAX)
    .regex(/^[\w-]+\.(json|csv)$/),
});

export const dataExport = z
  .object({
    id: z.string(),
    state: z.enum(['REQUESTED', 'READY', 'EXPIRED']),
    requestedAt: z.int(),
    dueAt: z.int().meta({ description: 'fifteen working days: the law’s time for an answer' }),
    readyAt: z.int().nullable(),
    expiresAt: z.int().nullable().meta({ description: 'when the files are deleted' }),
    files: z.array(z.object({ name: z.string(), contentType: z.string() })),
  })
  .meta({ id: 'DataExport' });
export const exportList = z.object({ items: z.array(dataExport) });

export const receiptBody = z.strictObject({ receipt: z.string().min(1).max(TOKEN_CHARS_MAX) });
export const certificateBody = z.strictObject({ certificate: z.string().min(1).max(TOKEN_CHARS_MAX) });

export const closure = z
  .object({
    id: z.string(),
    state: z.enum(['COOLING_OFF', 'CANCELLED', 'ERASED']),
    requestedAt: z.int(),
    dueAt: z.int(),
    eraseAt: z.int().meta({ description: 'until then it can be taken back' }),
    endedAt: z.int().nullable(),
    blockedBy: z.string().nullable().meta({ description: 'what came in between: codes of refusals' }),
    certificate: z.string().nullable().meta({ description: 'signed proof that everything is erased' }),
  })
  .meta({ id: 'AccountClosure' });
export const closureWithReceipt = closure
  .extend({
    receipt: z.string().meta({ description: 'asks for the state and the proof without signing in' }),
  })
  .meta({ id: 'RequestedClosure' });
export const openClosure = z.object({ closure: closure.nullable() });

export const erasureProof = z
  .object({
    closure: z.string(),
    requestedAt: z.int(),
    erasedAt: z.int(),
    modules: z.array(z.string()),
    keyDestroyed: z.literal(true),
  })
  .meta({ id: 'ErasureProof' });

export const dataKeys = z.object({
  items: z.array(z.object({ version: z.int(), keys: z.int() })),
});

const asked = z.object({
  id: z.string(),
  member: z.string().meta({ description: 'number of the member' }),
  state: z.string(),
  requestedAt: z.int(),
  dueAt: z.int(),
  doneAt: z.int().nullable(),
  isLate: z.boolean(),
});
export const askedExport = asked.meta({ id: 'AskedExport' });
export const askedClosure = asked.extend({ blockedBy: z.string().nullable() }).meta({ id: 'AskedClosure' });
