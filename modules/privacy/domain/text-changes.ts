/** A run of characters that two texts share, or that one of them alone has. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/**
 * What makes `after` of `before`, character by character: Chinese has no spaces to cut words at. By the longest common
 * subsequence, in time and memory of the product of both lengths: a sentence of a notice has at most some 150 characters.
 */
export function textChanges(before: string, after: string): readonly Piece[] {
  const [old, now] = [[...before], [...after]];
  const width = now.length + 1;
  /** `common[i * width + j]`: length of the longest common subsequence of `old` from i on and `now` from j on. */
  const common = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1)
      common[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));

  const pieces: Piece[] = [];
  const add = (kind: Piece['kind'], character = '') => {
    const last = pieces.at(-1);
    if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + character };
    else pieces.push({ kind, text: character });
  };
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length)
    if (i < old.length && old[i] === now[j]) {
      add('same', old[i]);
      i += 1;
      j += 1;
    } else if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
      add('removed', old[i]);
      i += 1;
    } else {
      add('added', now[j]);
      j += 1;
    }
  return pieces;
}
