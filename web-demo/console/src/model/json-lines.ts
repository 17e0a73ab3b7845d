/** Reads newline-delimited JSON piece by piece; pieces may end anywhere. */
export function jsonLines<Line>(): (text: string) => Line[] {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
  };
}
