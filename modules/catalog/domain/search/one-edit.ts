import type { JoinedText } from './joined-text.ts';

/**
 * Rows whose line holds `word` with exactly one slip: a wrong, a missing, a superfluous character, or two neighbours
 * swapped. One half of the word is then still right (or the slip is a swap in its very middle), so only places of
 * the halves are looked at.
 */
export function scanAlike(
  text: JoinedText,
  word: string,
  accept: (row: number, at: number) => boolean,
): void {
  const middle = Math.floor(word.length / 2);
  const [left, right] = [word.slice(0, middle), word.slice(middle)];
  text.scan(left, (row, at) => {
    const begins = at + left.length;
    return beginsAlike(text.line(row).slice(begins, begins + right.length + 1), right) && accept(row, at);
  });
  text.scan(right, (row, at) => {
    const before = text.line(row).slice(Math.max(0, at - left.length - 1), at);
    const isAlike = beginsAlike(reversed(before), reversed(left));
    return isAlike && accept(row, Math.max(0, at - left.length));
  });
  const swapped = `${left.slice(0, -1)}${right.charAt(0)}${left.slice(-1)}${right.slice(1)}`;
  if (swapped !== word) text.scan(swapped, accept);
}

/** Whether `text` begins with `part`, one slip allowed. */
function beginsAlike(text: string, part: string): boolean {
  let same = 0;
  while (same < part.length && text[same] === part[same]) same += 1;
  if (same >= part.length) return true;
  const isRest = (from: number, of: number) => text.startsWith(part.slice(of), from);
  return (
    isRest(same + 1, same + 1) ||
    isRest(same, same + 1) ||
    isRest(same + 1, same) ||
    (text[same] === part[same + 1] && text[same + 1] === part[same] && isRest(same + 2, same + 2))
  );
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}
