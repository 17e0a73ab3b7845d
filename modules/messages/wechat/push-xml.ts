/** What a push says, whether it came as JSON or as XML: texts, and what is inside them. */
export interface PushNode {
  readonly [name: string]: PushValue | undefined;
}
export type PushValue = string | PushNode | readonly PushValue[];

const DEPTH_MAX = 8;
const TAGS_MAX = 2_000;
const TOKEN = /<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z_][\w.-]{0,63})\s*>|([^<]+)/y;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

interface Open {
  readonly name: string;
  text: string;
  readonly children: Map<string, PushValue[]>;
}

/**
 * The XML that WeChat writes: elements and CDATA. No attributes, no doctype, no entities but the five, so there is
 * nothing in it to expand or to fetch. Undefined for anything else.
 */
export function readXml(source: string): PushNode | undefined {
  const text = source.trim();
  const stack: Open[] = [{ name: '', text: '', children: new Map() }];
  let tags = 0;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text);
    const top = stack.at(-1);
    if (found === null || top === undefined) return undefined;
    const [, cdata, slash, name, plain] = found;
    if (cdata !== undefined) top.text += cdata;
    else if (plain !== undefined) top.text += unescaped(plain);
    else if (slash === '') {
      tags += 1;
      if (stack.length > DEPTH_MAX || tags > TAGS_MAX) return undefined;
      stack.push({ name: name ?? '', text: '', children: new Map() });
    } else {
      const parent = stack.at(-2);
      if (top.name !== name || parent === undefined) return undefined;
      stack.pop();
      parent.children.set(top.name, [...(parent.children.get(top.name) ?? []), contentOf(top)]);
    }
  }
  const [root] = stack;
  if (stack.length !== 1 || root === undefined || root.children.size !== 1 || root.text.trim() !== '')
    return undefined;
  const xml = contentOf(root) as PushNode;
  const inside = xml['xml'];
  return typeof inside === 'object' && !Array.isArray(inside) ? (inside as PushNode) : undefined;
}

function contentOf({ text, children }: Open): PushValue {
  if (children.size === 0) return text.trim();
  return Object.fromEntries(
    [...children].map(([name, values]) => [name, values.length === 1 ? one(values) : values]),
  );
}

const one = ([value = '']: readonly PushValue[]): PushValue => value;

function unescaped(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
