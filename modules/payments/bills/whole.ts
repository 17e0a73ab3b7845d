import { BillDamaged } from '../app/bills.ts';
import { ProviderUnreachable } from '../app/provider.ts';

/** Pieces of a bill. What breaks while they are unpacked or read is a bill that is not what it should be. */
export async function* whole<Piece>(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  try {
    yield* pieces;
  } catch (error) {
    if (error instanceof ProviderUnreachable || error instanceof BillDamaged) throw error;
    throw new BillDamaged((error as Error).message);
  }
}
