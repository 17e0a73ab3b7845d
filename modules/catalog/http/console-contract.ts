import { z } from 'zod';
import { type Fen, fen, type ProductId, type SkuId, type StoreId } from '#kernel';

const ID_CHARS_MAX = 64;
const NAME_CHARS_MAX = 60;
/** A hundred million yuan: more is a slip of the finger. */
const PRICE_FEN_MAX = 10_000_000_000;

/** PostgreSQL cannot store U+0000, and nobody means other control characters in a name. */
const text = (charsMax: number) =>
  z
    .string()
    .trim()
    .max(charsMax)
    .regex(/^[^\p{Cc}]*$/u);

export const id = z.string().min(1).max(ID_CHARS_MAX);
export const idParams = z.object({ id });
export const name = text(NAME_CHARS_MAX).min(1);
export const freeText = text;
export const storeId = id.transform((value) => value as StoreId);
export const skuId = id.transform((value) => value as SkuId);
export const productId = id.transform((value) => value as ProductId);
export const priceFen = z
  .int()
  .nonnegative()
  .max(PRICE_FEN_MAX)
  .transform((value): Fen => fen(value));
export const instant = z.int().positive().max(Number.MAX_SAFE_INTEGER);
