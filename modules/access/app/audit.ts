import { withoutNumbers } from '../domain/staff-words.ts';
import type { Audit } from './facade.ts';
import type { AuditLog } from './ports.ts';

export function audit(log: AuditLog): Audit {
  return {
    record: (tx, entry) =>
      log.append(tx, {
        ...entry,
        before: withoutNumbers(entry.before),
        after: withoutNumbers(entry.after),
      }),
    verifyChain: (merchantId) => log.verify(merchantId),
  };
}
