import { type Answered, sentenceFor } from './outcome.ts';

interface Page<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}
/** As every list of the shop takes it. */
interface Place {
  readonly limit: number;
  readonly cursor?: string;
}
export type AskForPage<Row> = (place: Place) => Promise<Answered<Page<Row>>>;

/** What a page shows of a list; no rows = they have not come yet. */
export interface Listed<Row> {
  rows: readonly Row[] | undefined;
  cursor: string | null;
  complaint: string;
  isBusy: boolean;
}
export const NOTHING_LISTED = { rows: undefined, cursor: null, complaint: '', isBusy: false } as const;

/**
 * A list that comes page by page. Only what was asked last is shown: an answer that comes late changes nothing, and
 * "more" pressed twice brings one page once.
 */
export function pager<Row>(list: Listed<Row>, limit: number, ask: AskForPage<Row>) {
  let asked = 0;

  async function take(before: readonly Row[], place: Place): Promise<void> {
    asked += 1;
    const mine = asked;
    list.isBusy = true;
    const answer = await ask(place);
    if (mine !== asked) return;
    list.isBusy = false;
    list.complaint = 'data' in answer ? '' : sentenceFor(answer.problem);
    if (!('data' in answer)) return;
    list.rows = [...before, ...answer.data.items];
    list.cursor = answer.data.nextCursor;
  }

  const load = () => take([], { limit });
  return {
    load,
    /** It is another list from here on. */
    anew(): Promise<void> {
      list.rows = undefined;
      return load();
    },
    async more(): Promise<void> {
      if (list.cursor !== null) await take(list.rows ?? [], { limit, cursor: list.cursor });
    },
  };
}
