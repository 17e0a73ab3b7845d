export interface ServerSentEvent {
  readonly name: string;
  readonly data: string;
}

/**
 * Reads a text/event-stream piece by piece. `EventSource` cannot send a bearer token, and a token in an
 * address ends up in logs; hence fetch and this.
 *
 * Pieces may end anywhere, also within a line or a letter's bytes (the caller decodes with `stream: true`).
 */
export function eventReader(): (text: string) => ServerSentEvent[] {
  let rest = '';
  return (text) => {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => {
      const event = eventOf(block);
      return event === undefined ? [] : [event];
    });
  };
}

/** Undefined for a comment, which is how the server says that it is still there. */
function eventOf(block: string): ServerSentEvent | undefined {
  let name = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    if (line.startsWith('event:')) name = line.slice('event:'.length).trim();
    else if (line.startsWith('data:')) data.push(line.slice('data:'.length).replace(/^ /, ''));
  }
  return data.length === 0 ? undefined : { name, data: data.join('\n') };
}
