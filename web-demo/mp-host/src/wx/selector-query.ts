import { drawingSurface } from '../built-ins.ts';

type Answer = Record<string, unknown> | null;
type Ask = (element: Element | null) => Answer;

/** `wx.createSelectorQuery()` over the visible page: rectangles, sizes and canvas nodes. */
export function selectorQuery(visible: () => Element | undefined) {
  const asked: { selector: string; all: boolean; ask: Ask; done?: (answer: unknown) => void }[] = [];
  const nodesOf = (selector: string, all: boolean) => {
    const ask = (question: Ask, done?: (answer: unknown) => void) => {
      asked.push({ selector, all, ask: question, ...(done === undefined ? {} : { done }) });
      return query;
    };
    return {
      boundingClientRect: (done?: (answer: unknown) => void) => ask(rectangle, done),
      node: (done?: (answer: unknown) => void) => ask((element) => ({ node: nodeOf(element) }), done),
      fields: (
        wanted: { node?: boolean; size?: boolean; rect?: boolean },
        done?: (answer: unknown) => void,
      ) =>
        ask((element) => {
          if (element === null) return null;
          return { ...rectangle(element), ...(wanted.node === true ? { node: nodeOf(element) } : {}) };
        }, done),
    };
  };
  const query = {
    in: () => query,
    select: (selector: string) => nodesOf(selector, false),
    selectAll: (selector: string) => nodesOf(selector, true),
    selectViewport: () => nodesOf('body', false),
    exec(done?: (answers: unknown[]) => void) {
      const page = visible();
      if (page !== undefined) showIds(page);
      const answers = asked.map(({ selector, all, ask, done: tell }) => {
        // `>>>` reaches into a component, which is no border in this host.
        const path = selector.replaceAll('>>>', ' ');
        const found = path === 'body' ? [document.body] : [...(page?.querySelectorAll(path) ?? [])];
        const answer = all ? found.map(ask) : ask(found[0] ?? null);
        tell?.(answer);
        return answer;
      });
      queueMicrotask(() => done?.(answers));
      return query;
    },
  };
  return query;
}

/** The component runtime keeps ids on its own nodes; selectors look at elements. */
function showIds(page: Element): void {
  for (const element of page.querySelectorAll<Element & { __wxElement?: { id?: string } }>('*')) {
    const id = element.__wxElement?.id ?? '';
    if (id !== '' && element.id !== id) element.id = id;
  }
}

function rectangle(element: Element | null): Answer {
  if (element === null) return null;
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  return { id: element.id, left, top, right, bottom, width, height };
}

function nodeOf(element: Element | null): unknown {
  return element?.tagName === 'WX-CANVAS' ? drawingSurface(element) : null;
}
