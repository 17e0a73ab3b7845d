import { token } from '#kernel';
import type { UseOf, Vault } from '#modules/privacy';
import type { AfterSale } from '../domain/after-sale.ts';
import { textsOf, withTexts } from '../domain/texts.ts';

export interface AfterSaleTexts {
  /** The same requests as people wrote them; of a member who is erased the words are empty. */
  inFull(requests: readonly AfterSale[], use: UseOf<'afterSale'>): Promise<readonly AfterSale[]>;
}
export const AFTER_SALE_TEXTS = token<AfterSaleTexts>('AfterSaleTexts');

export function afterSaleTexts(vault: Vault): AfterSaleTexts {
  return {
    async inFull(requests, use) {
      const sealed = requests.flatMap((request) => {
        const { sealedFor: memberId } = request;
        if (memberId === null) return [];
        return textsOf(request)
          .filter((text) => vault.isSealed(text))
          .map((text) => ({ memberId, sealed: text }));
      });
      const [first] = requests;
      if (first === undefined || sealed.length === 0) return requests;
      const opened = await vault.openMany(first.merchantId, 'afterSale', sealed, use);
      // No two sealed texts are the same, whatever they say.
      const said = new Map(sealed.map(({ sealed: text }, n) => [text, opened[n] ?? '']));
      return requests.map((request) => withTexts(request, (text) => said.get(text) ?? text));
    },
  };
}
