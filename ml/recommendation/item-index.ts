import { BestRows } from './best-rows.ts';
import { type IndexMemory, layOut, VECTOR_DIM } from './index-memory.ts';
import { plainScan, type RowScan, simdScan } from './row-scan.ts';

/** int8 rows and an int16 user: |sum| <= 64 * 127 * 2047 = 16 638 016 < 2^24, exact in int32 and in f32. */
const ITEM_LEVEL_MAX = 127;
const USER_LEVEL_MAX = 2047;

/**
 * The scan by int8 keeps this many times k for exact rescoring. Recall@20, @100 and @200 were then 1.0000 on
 * vectors trained on Beauty (2,000 people, benchmarks/trained-recall.ts) and on clusters up to a million rows.
 */
const SHORTLIST_FACTOR = 1.5;

/** Several users: 256 KB of rows stay in the second cache while each of a group is scored. */
const TILE_ROWS = 4_096;
const GROUP_USERS = 16;

/** Room for one user's answer; kept between calls. */
interface Ranks {
  readonly shortlist: BestRows;
  /** `[shortlist]` */
  readonly exact: Float32Array;
  readonly best: BestRows;
}

export interface ItemIndexOptions {
  /** false = plain TypeScript, equal in every bit. */
  readonly simd?: boolean;
  /** true = a copy of the floats lies beside the levels, so that the kernel can scan by f32 too. */
  readonly withFloats?: boolean;
}

/**
 * One immutable generation of item vectors: the best k by inner product. To publish new vectors, build a
 * second index and swap the reference.
 *
 * An approximate index was rejected: hnswlib (M 16, ef 128) found 97 of the best hundred among 10,000 rows
 * and was slower, 89 among 100,000 in .45 of the time after 13 s of building.
 */
export class ItemIndex {
  readonly count: number;
  readonly #vectors: Float32Array;
  readonly #at: IndexMemory;
  readonly #scan: RowScan;
  readonly #ranks = new Map<number, Ranks[]>();

  /**
   * @param vectors `[count, 64]`, row-major; kept, not copied (it may lie in shared memory), and not to be
   *   changed afterwards: a million rows are then 256 MB here or elsewhere and 74 MB in the index.
   * @throws RangeError for another length, or a number that is not finite.
   */
  constructor(vectors: Float32Array, { simd = true, withFloats = false }: ItemIndexOptions = {}) {
    this.count = vectors.length / VECTOR_DIM;
    if (!Number.isInteger(this.count)) throw new RangeError(`vectors have ${VECTOR_DIM} numbers each`);
    this.#vectors = vectors;
    this.#at = layOut(this.count, withFloats);
    const plain = plainScan(this.#at, vectors);
    const kernel = simd ? simdScan(this.#at) : undefined;
    this.#scan = kernel === undefined ? plain : withFloats ? kernel : { ...kernel, floats: plain.floats };
    if (withFloats) this.#at.floats.set(vectors);
    for (let row = 0; row < this.count; row += 1) this.#at.scales[row] = this.#quantise(row);
  }

  /** One row, `[64]`; a view. */
  vector(row: number): Float32Array {
    return this.#vectors.subarray(row * VECTOR_DIM, (row + 1) * VECTOR_DIM);
  }

  /** Inner product of `user` `[64]` with one row, in double precision, four sums side by side. */
  dot(user: Float32Array, row: number): number {
    const vectors = this.#vectors;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let e = 0, at = row * VECTOR_DIM; e < VECTOR_DIM; e += 4, at += 4) {
      a += (user[e] as number) * (vectors[at] as number);
      b += (user[e + 1] as number) * (vectors[at + 1] as number);
      c += (user[e + 2] as number) * (vectors[at + 2] as number);
      d += (user[e + 3] as number) * (vectors[at + 3] as number);
    }
    return a + c + (b + d);
  }

  /**
   * Best `k` rows for `user` `[64]`, best first, equal scores by lower row: a shortlist by int8, scored
   * again from the floats. Fewer than `k` where fewer are allowed.
   * @param allowed One byte per row; 0 = never. Applied before anything is ranked.
   */
  search(user: Float32Array, k: number, allowed?: Uint8Array): number[] {
    const ranks = this.#ranksFor(k, 0);
    this.scores('int8', user, allowed);
    this.#offer(ranks.shortlist);
    return this.#rescored(user, ranks);
  }

  /**
   * As `search`, for several users `[n, 64]`. Rows are read from memory once for sixteen users: of a million
   * rows each search takes half as long; rows that fit the cache gain nothing.
   */
  searchMany(users: Float32Array, k: number, allowed?: Uint8Array): number[][] {
    const bits = this.#bitsOf(allowed);
    const answers: number[][] = [];
    for (let at = 0; at < users.length; at += GROUP_USERS * VECTOR_DIM)
      answers.push(...this.#searchGroup(users.subarray(at, at + GROUP_USERS * VECTOR_DIM), k, bits));
    return answers;
  }

  /** Best `k` rows by one arithmetic alone: int8 finds all but a few of a hundred, f32 is exact. */
  searchBy(arithmetic: 'int8' | 'f32', user: Float32Array, k: number, allowed?: Uint8Array): number[] {
    this.scores(arithmetic, user, allowed);
    const { best } = this.#ranksFor(k, 0);
    this.#offer(best);
    return Array.from(best.best());
  }

  /**
   * Scores of all rows, -Infinity where not allowed; a view. By int8 they are up to the user's scale, which
   * does not change the order.
   */
  scores(arithmetic: 'int8' | 'f32', user: Float32Array, allowed?: Uint8Array): Float32Array {
    this.#takeUser(user);
    const bits = this.#bitsOf(allowed);
    if (arithmetic === 'int8') this.#scan.levels(bits, 0, this.#at.padded);
    else this.#scan.floats(bits, 0, this.#at.padded);
    return this.#at.scores.subarray(0, this.count);
  }

  #searchGroup(users: Float32Array, k: number, bits: Uint8Array): number[][] {
    const { padded, scores, maxima, userLevels } = this.#at;
    const members = Array.from({ length: users.length / VECTOR_DIM }, (_, n) => {
      const user = users.subarray(n * VECTOR_DIM, (n + 1) * VECTOR_DIM);
      this.#takeUser(user);
      const ranks = this.#ranksFor(k, n);
      ranks.shortlist.start();
      return { user, levels: userLevels.slice(), ranks };
    });
    for (let from = 0; from < padded; from += TILE_ROWS) {
      const to = Math.min(from + TILE_ROWS, padded);
      for (const { levels, ranks } of members) {
        userLevels.set(levels);
        this.#scan.levels(bits, from, to);
        ranks.shortlist.add(scores, maxima, from, to);
      }
    }
    return members.map(({ user, ranks }) => this.#rescored(user, ranks));
  }

  #offer(best: BestRows): void {
    best.start();
    best.add(this.#at.scores, this.#at.maxima, 0, this.#at.padded);
  }

  #rescored(user: Float32Array, { shortlist, exact, best }: Ranks): number[] {
    // In ascending order of row, so that equal scores go by row.
    const rows = shortlist.kept();
    for (let place = 0; place < rows.length; place += 1) exact[place] = this.dot(user, rows[place] as number);
    const answer: number[] = [];
    for (const place of best.select(exact, rows.length)) answer.push(rows[place] as number);
    return answer;
  }

  #ranksFor(k: number, member: number): Ranks {
    const list = this.#ranks.get(k) ?? [];
    this.#ranks.set(k, list);
    const size = Math.min(Math.ceil(SHORTLIST_FACTOR * k), this.count);
    list[member] ??= {
      shortlist: new BestRows(size),
      exact: new Float32Array(size),
      best: new BestRows(Math.min(k, this.count)),
    };
    return list[member];
  }

  /** What may be found, as bits in the kernel's memory. */
  #bitsOf(allowed: Uint8Array | undefined): Uint8Array {
    if (allowed === undefined) return this.#at.everything;
    if (allowed.length < this.count) throw new RangeError('one byte for each row');
    this.#at.flags.set(allowed.length === this.count ? allowed : allowed.subarray(0, this.count));
    this.#scan.packFlags();
    return this.#at.allowed;
  }

  #takeUser(user: Float32Array): void {
    const largest = largestOf(user);
    const perLevel = largest === 0 ? 0 : USER_LEVEL_MAX / largest;
    this.#at.user.set(user);
    for (let d = 0; d < VECTOR_DIM; d += 1)
      this.#at.userLevels[d] = Math.round((user[d] as number) * perLevel);
  }

  /** Fills row `row` of the levels and returns its scale: value = level * scale. */
  #quantise(row: number): number {
    const vector = this.vector(row);
    const largest = largestOf(vector);
    if (largest === 0) return 0;
    const perLevel = ITEM_LEVEL_MAX / largest;
    const at = row * VECTOR_DIM;
    for (let d = 0; d < VECTOR_DIM; d += 1)
      this.#at.levels[at + d] = Math.round((vector[d] as number) * perLevel);
    return 1 / perLevel;
  }
}

/** Largest magnitude. One NaN or infinite number would make every order of rows meaningless: refused. */
function largestOf(vector: Float32Array): number {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  if (!Number.isFinite(largest)) throw new RangeError('a vector holds a number that is not finite');
  return largest;
}
