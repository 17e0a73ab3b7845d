import type { MemberId, MerchantId, Tx } from '#kernel';
import type { UseOf, Vault } from '#modules/privacy';

/** How she is called and what she looks like. */
export interface Face {
  readonly nickname: string;
  readonly avatarUrl: string | null;
}

/** A face as it is stored: sealed as JSON, or in clear in a row from before that. */
export interface StoredFace extends Face {
  readonly sealed: string | null;
  /** Under whose key: it stays there when it moves to an older self of hers. null = nobody has looked at it yet. */
  readonly sealedFor: MemberId | null;
}

export interface FaceBook {
  seal(tx: Tx, merchantId: MerchantId, memberId: MemberId, face: Face): Promise<StoredFace>;
  /** In the order asked; keys that are not at hand are fetched in one read. Empty once her key was destroyed. */
  open(merchantId: MerchantId, stored: readonly StoredFace[], use: UseOf<'face'>): Promise<readonly Face[]>;
}

const GONE: Face = { nickname: '', avatarUrl: null };

export function faceBook(vault: Vault): FaceBook {
  return {
    async seal(tx, merchantId, memberId, { nickname, avatarUrl }) {
      const face = JSON.stringify({ nickname, avatarUrl } satisfies Face);
      const sealed = await vault.seal(tx, merchantId, memberId, 'face', face);
      return { ...GONE, sealed, sealedFor: memberId };
    },
    async open(merchantId, stored, use) {
      const hidden = stored.flatMap(({ sealed, sealedFor: memberId }) =>
        sealed === null || memberId === null ? [] : [{ sealed, memberId }],
      );
      const opened = hidden.length === 0 ? [] : await vault.openMany(merchantId, 'face', hidden, use);
      const plain = opened.values();
      return stored.map(({ nickname, avatarUrl, sealed, sealedFor }) => {
        if (sealed === null || sealedFor === null) return { nickname, avatarUrl };
        const { value } = plain.next();
        return value == null ? GONE : (JSON.parse(value) as Face);
      });
    },
  };
}

/** A face that says nothing of anybody: 散客. */
export function openFace(memberId: MemberId, nickname: string): StoredFace {
  return { nickname, avatarUrl: null, sealed: null, sealedFor: memberId };
}
