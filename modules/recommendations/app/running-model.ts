import type { ProductId } from '#kernel';
import { plainRuntime, serveBehaviour } from '#ml/recommendation';
import { judge } from './figures.ts';
import type { GoodsFacts } from './goods-facts.ts';
import { labelledLists, type Window } from './labelled-lists.ts';
import type { StoredModel } from './model-store.ts';
import type { TrainingLog } from './training-log.ts';

/**
 * The version in use, judged on the same moments as its successor. It numbers products in its own way, so the
 * log is renumbered for it: its own rows first, what it has never seen after them.
 */
export function judgeRunning(
  { trained }: StoredModel,
  log: TrainingLog,
  goods: GoodsFacts,
  productIds: readonly ProductId[],
  window: Window,
): ReturnType<typeof judge> {
  const rowOf = new Map(trained.productIds.map((productId, row): [ProductId, number] => [productId, row]));
  for (const productId of productIds) if (!rowOf.has(productId)) rowOf.set(productId, rowOf.size);
  const places = Int32Array.from(productIds, (productId) => rowOf.get(productId) as number);
  const ranker = plainRuntime.load(trained.ranker);
  const lists = labelledLists(
    renumberedLog(log, places),
    serveBehaviour(trained.behaviour),
    renumberedGoods(goods, places, rowOf.size),
    window,
  );
  return judge(lists, productIds.length, ({ features, count }) => ranker.score(features, count));
}

function renumberedLog(log: TrainingLog, places: Int32Array): TrainingLog {
  return {
    ...log,
    *chunks() {
      for (const chunk of log.chunks())
        yield { ...chunk, rows: chunk.rows.map((row) => places[row] as number) };
    },
  };
}

/** What is not on sale any more was never listed, and is therefore not proposed. */
function renumberedGoods(goods: GoodsFacts, places: Int32Array, rowCount: number): GoodsFacts {
  const groups = new Int32Array(rowCount);
  const listedAt = new Float64Array(rowCount).fill(Number.POSITIVE_INFINITY);
  for (const [row, place] of places.entries()) {
    groups[place] = goods.groups[row] as number;
    listedAt[place] = goods.listedAt[row] as number;
  }
  return { groups, groupCount: goods.groupCount, listedAt };
}
