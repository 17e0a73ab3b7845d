import { type PushNode, type PushValue, readXml } from './push-xml.ts';

const LIST_MAX = 100;

/** JSON or XML: the console of the mini-program decides, so the body itself does. */
export function readPush(text: string): PushNode | undefined {
  return text.trimStart().startsWith('<') ? readXml(text) : readJson(text);
}

/** Numbers stay as they are written: a MsgID has nineteen digits, more than a number holds. */
function readJson(text: string): PushNode | undefined {
  try {
    const parsed: unknown = JSON.parse(text, asText);
    return isNode(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function asText(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value === 'number') return context?.source ?? String(value);
  return value === null || typeof value === 'boolean' ? String(value) : value;
}

function isNode(value: unknown): value is PushNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(node: PushNode, name: string): string {
  const value = node[name];
  return typeof value === 'string' ? value : '';
}

/** What stands inside; empty where nothing does. */
export function nodeAt(node: PushNode, name: string): PushNode {
  const inside = node[name];
  return isNode(inside) ? inside : {};
}

/** What comes once or several times: one may come without brackets. */
export function nodesAt(node: PushNode, name: string): readonly PushNode[] {
  const found = node[name];
  return (Array.isArray(found) ? (found as readonly PushValue[]) : [found]).filter(isNode);
}

/** `List` at the top (JSON) or inside the event's own element (XML). */
export function listOf(node: PushNode): readonly PushNode[] {
  const inside = ['SubscribeMsgPopupEvent', 'SubscribeMsgChangeEvent', 'SubscribeMsgSentEvent'].map(
    (name): PushValue | undefined => node[name],
  );
  const holder = [node, ...inside.filter(isNode)].find((part) => part['List'] !== undefined);
  return holder === undefined ? [] : nodesAt(holder, 'List').slice(0, LIST_MAX);
}
