import {
  AppError,
  type Clock,
  type MemberId,
  type MerchantId,
  MINUTE_MS,
  type RequestKey,
  type SignedTokens,
  type StoreId,
} from '#kernel';
import type { Asker, FindMember, FoundMember, Members } from '#modules/members';

const PURPOSE = 'till.customer';
/** Long enough to ring up a full basket; after that she shows another code. */
const KNOWN_FOR_MS = 15 * MINUTE_MS;

export interface Customer extends FoundMember {
  /** Says that she showed her code at this store; nothing is sold to a member without it. */
  readonly customerToken: string;
}

export interface Customers {
  /** Spends her member code (MEM-04); the same request again gets no longer token, and none once that one is over. */
  scan(
    asker: Asker,
    scan: { readonly code: string; readonly storeId: StoreId },
    key: RequestKey,
  ): Promise<Customer>;
  /** Who it is now; 409 `till.customer_over` for a token that is old, forged, or of another store. */
  memberOf(merchantId: MerchantId, storeId: StoreId, customerToken: string): Promise<MemberId>;
}

interface Claims {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly memberId: MemberId;
}

export function customers(
  find: FindMember,
  members: Pick<Members, 'current'>,
  tokens: SignedTokens,
  clock: Clock,
): Customers {
  const over = () => new AppError('conflict', 'till.customer_over', '会员码已失效，请会员刷新后再扫');
  return {
    async scan(asker, scan, key) {
      const { scannedAt, ...found } = await find.scan(asker, scan, key);
      const knownUntil = scannedAt + KNOWN_FOR_MS;
      const isKnown = clock.now() < knownUntil;
      if (!isKnown) throw over();
      const claims: Claims = {
        ...{ merchantId: asker.merchantId, storeId: scan.storeId, memberId: found.memberId },
      };
      return { ...found, customerToken: tokens.sign(PURPOSE, claims, knownUntil) };
    },
    async memberOf(merchantId, storeId, customerToken) {
      const claims = tokens.verify<Claims>(PURPOSE, customerToken, clock.now());
      if (claims?.merchantId !== merchantId || claims.storeId !== storeId) throw over();
      const member = await members.current(merchantId, claims.memberId);
      if (member === undefined) throw over();
      return member.id;
    },
  };
}
