import { AppError, type Clock, type MemberId, type MerchantId, type Tx, type UnitOfWork } from '#kernel';
import type { GivenName } from '../domain/identity.ts';
import { type FaceBook, openFace, type StoredFace } from './face-book.ts';
import type { IdentityStore, NewIdentity } from './identity-store.ts';
import type { MergeMembers } from './merge-members.ts';
import type { NameBook } from './name-book.ts';

/** Each batch is one commit of about 30 ms: a shop that is open does not feel it. */
const ROWS_PER_COMMIT = 200;
const COMMITS_PER_TURN_MAX = 10;

export interface OldName extends GivenName {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
}

export interface OldFace {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly nickname: string;
  readonly avatarUrl: string | null;
}

/** Rows from before names and faces were sealed. */
export interface OldRows {
  names(limit: number): Promise<readonly OldName[]>;
  faces(limit: number): Promise<readonly OldFace[]>;
  /** False when it moved meanwhile, or is known in its sealed form too. */
  sealName(tx: Tx, old: OldName, entry: NewIdentity): Promise<boolean>;
  /** False when it was not there any more, or somebody else's. */
  dropName(tx: Tx, old: OldName): Promise<boolean>;
  sealFace(tx: Tx, old: OldFace, face: StoredFace): Promise<void>;
}

/**
 * Seals what an older version wrote in clear (SEC-04), a bounded number of rows per turn, until none is left. The master
 * key is not in the database, so no migration can do it. Everybody reads both forms until then, each change is guarded by
 * what was read, and a turn that is cut off or runs twice at a time leaves nothing half done.
 */
export function sealOldRows(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly rows: OldRows;
  readonly names: NameBook;
  readonly faces: FaceBook;
  readonly identities: IdentityStore;
  readonly merge: MergeMembers;
  readonly clock: Clock;
}): () => Promise<number> {
  const { unitOfWork, rows, names, faces, identities, merge, clock } = parts;

  /** False when there is another row of this name, or it moved. */
  async function sealName(tx: Tx, old: OldName): Promise<boolean> {
    const { merchantId, memberId } = old;
    const entry = await whileShesHere(names.entry(tx, merchantId, memberId, old, clock.now()));
    if (entry === undefined) return rows.dropName(tx, old);
    return rows.sealName(tx, old, entry);
  }

  async function sealFace(tx: Tx, old: OldFace): Promise<void> {
    const face = await whileShesHere(faces.seal(tx, old.merchantId, old.memberId, old));
    await rows.sealFace(tx, old, face ?? openFace(old.memberId, ''));
  }

  /** A process of the older version let her in as a stranger beside a newer one: both are the same person. */
  async function join(old: OldName): Promise<void> {
    const { merchantId, memberId } = old;
    const at = clock.now();
    const { kind, issuer, subject } = names.keyOf(merchantId, old);
    await unitOfWork.run(async (tx) => {
      const owner = await identities.use(tx, merchantId, { kind, issuer, subject }, at);
      // Not hers when it went meanwhile: staff may just have parted the two.
      if (owner === undefined || !(await rows.dropName(tx, old)) || owner === memberId) return;
      await merge(tx, {
        ...{ merchantId, pair: [memberId, owner], reason: 'wx_unionid', actor: 'system', ip: null, at },
      });
    });
  }

  return async () => {
    let sealed = 0;
    for (let commit = 0; commit < COMMITS_PER_TURN_MAX; commit += 1) {
      const [known, seen] = [await rows.names(ROWS_PER_COMMIT), await rows.faces(ROWS_PER_COMMIT)];
      if (known.length + seen.length === 0) break;
      const doubles = await unitOfWork.run(async (tx) => {
        const left: OldName[] = [];
        for (const old of known) if (!(await sealName(tx, old))) left.push(old);
        for (const old of seen) await sealFace(tx, old);
        return left;
      });
      // Each in a commit of its own: one that has to wait, for the turn after this one, keeps no other row back.
      for (const old of doubles) await unless('members.merged_meanwhile', join(old));
      sealed += known.length + seen.length;
    }
    return sealed;
  };
}

/** Nothing of hers can be kept once her key was destroyed, and nobody who is here needs it. */
const whileShesHere = <Sealed>(work: Promise<Sealed>) => unless('privacy.member_erased', work);

/** undefined when it was refused for this reason. */
async function unless<Result>(code: string, work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === code) return undefined;
    throw error;
  }
}
