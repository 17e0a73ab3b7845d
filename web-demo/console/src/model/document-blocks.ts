/** What an assessment's text is made of; marks of other kinds do not occur in it. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** The few marks of Markdown that the documents use, read line by line: a library would weigh more than the texts. */
export function documentBlocks(markdown: string): readonly Block[] {
  return markdown
    .replace(/\r/g, '')
    .split(/\n{2,}|\n(?=#)|(?<=^#.*)\n/m)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(blockOf);
}

function blockOf(part: string): Block {
  const lines = part.split('\n');
  if (part.startsWith('## ')) return { kind: 'heading', text: shown(part.slice(3)) };
  if (part.startsWith('# ')) return { kind: 'title', text: shown(part.slice(2)) };
  if (part.startsWith('- '))
    return { kind: 'list', items: part.split(/\n(?=- )/).map((item) => shown(item.slice(2))) };
  if (!part.startsWith('|')) return { kind: 'text', text: shown(part) };
  const [head = [], ...rows] = lines.filter((line) => !/^\|[-:| ]+\|$/.test(line)).map(cellsOf);
  return { kind: 'table', head, rows };
}

const cellsOf = (line: string): string[] =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map(shown);

/** Chinese text has no spaces where its lines were broken. */
const shown = (text: string): string => text.replace(/\n\s*/g, '').replace(/[`*]/g, '').trim();
