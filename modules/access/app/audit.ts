import type { Audit } from './facade.ts';
import type { AuditLog } from './ports.ts';

export function audit(log: AuditLog): Audit {
  return {
    record: (tx, entry) => log.append(tx, entry),
    verifyChain: (merchantId) => log.verify(merchantId),
  };
}
