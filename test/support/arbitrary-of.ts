import fc from 'fast-check';
import { z } from 'zod';

/** What `z.toJSONSchema` writes, as far as it is read here. */
interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly type?: string;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
}

/** Real values for properties by their names, so that requests meet rows that exist. */
export type KnownValues = Readonly<Record<string, readonly string[]>>;

/** Requests need no long lists to be wrong; a list that must be longer is as long as it must. */
const LIST_ITEMS = 3;
const TEXT_CHARS = 24;
const DEPTH_MAX = 6;

/** Values that look as `schema` asks. What only a refinement forbids may still come out. */
export function arbitraryOf(
  schema: z.ZodType,
  known: KnownValues = {},
  fields: 'needed' | 'any' = 'any',
): fc.Arbitrary<unknown> {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return from(root, { defs: root.$defs ?? {}, known, fields, depth: 0 });
}

interface Context {
  readonly defs: Readonly<Record<string, JsonSchema>>;
  readonly known: KnownValues;
  /** `needed`: what may be left out is left out, except what `known` knows. */
  readonly fields: 'needed' | 'any';
  readonly depth: number;
}

function from(schema: JsonSchema, context: Context): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return referred(schema.$ref, context);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) {
    // Deep down the last choices are taken: those of a predicate that holds no further predicates.
    const some = context.depth > DEPTH_MAX ? choices.slice(-1) : choices;
    return fc.oneof(...some.map((choice) => from(choice, context)));
  }
  if (schema.allOf !== undefined)
    return fc
      .tuple(...schema.allOf.map((part) => from(part, context)))
      .map((parts) => Object.assign({}, ...parts));
  switch (schema.type) {
    case 'string':
      return text(schema);
    case 'integer':
    case 'number':
      return number(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return list(schema, context);
    case 'object':
      return object(schema, context);
    default:
      return fc.constantFrom('x', '1', 7, null, true, {}, []);
  }
}

function referred(ref: string, context: Context): fc.Arbitrary<unknown> {
  const definition = context.defs[ref.replace('#/$defs/', '')];
  if (definition === undefined) throw new Error(`no definition ${ref}`);
  return from(definition, { ...context, depth: context.depth + 1 });
}

function text({ pattern, format, minLength = 0, maxLength = TEXT_CHARS }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'date') return fc.constantFrom('2026-11-22', '2026-11-20', '2028-02-29');
  if (pattern !== undefined) return matching(pattern).filter((given) => given.length >= minLength);
  if (format === 'uri') return fc.constant('https://example.com/');
  const length = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, TEXT_CHARS)) };
  return fc.oneof(
    fc.string(length),
    fc.string({ ...length, unit: 'grapheme' }).map((given) => given.slice(0, maxLength)),
  );
}

/** Looking ahead or behind is more than the generator can; a few words stand in. */
function matching(pattern: string): fc.Arbitrary<string> {
  if (/\(\?<?[=!]/.test(pattern)) return fc.constantFrom('abc-1', '20261122', '13800000000', 'x');
  return fc.stringMatching(new RegExp(pattern, 'u'));
}

function number({ type, minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema) {
  const whole = type === 'integer';
  const least = minimum ?? (exclusiveMinimum === undefined ? -1_000 : exclusiveMinimum + (whole ? 1 : 1e-6));
  const most =
    maximum ?? (exclusiveMaximum === undefined ? 1_000_000 : exclusiveMaximum - (whole ? 1 : 1e-6));
  const [min, max] = [Math.max(least, Number.MIN_SAFE_INTEGER), Math.min(most, Number.MAX_SAFE_INTEGER)];
  if (whole) return fc.integer({ min: Math.ceil(min), max: Math.max(Math.ceil(min), Math.floor(max)) });
  return fc.double({ min, max: Math.max(min, max), noNaN: true, noDefaultInfinity: true });
}

function list({ items, prefixItems, minItems = 0, maxItems }: JsonSchema, context: Context) {
  if (prefixItems !== undefined) return fc.tuple(...prefixItems.map((item) => from(item, context)));
  const deeper = { ...context, depth: context.depth + 1 };
  const maxLength = Math.max(minItems, Math.min(maxItems ?? LIST_ITEMS, LIST_ITEMS));
  return fc.array(from(items ?? {}, deeper), { minLength: minItems, maxLength });
}

function object(schema: JsonSchema, context: Context): fc.Arbitrary<unknown> {
  const deeper = { ...context, depth: context.depth + 1 };
  const { properties = {}, required = [], additionalProperties, propertyNames } = schema;
  const model = Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const real = context.known[name];
      const any = from(property, deeper);
      if (real === undefined) return [name, any];
      if (context.fields === 'needed') return [name, fc.constantFrom(...real)];
      return [
        name,
        fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...real) }, { weight: 1, arbitrary: any }),
      ];
    }),
  );
  const needed = Object.keys(model).filter((name) => required.includes(name) || name in context.known);
  const named =
    context.fields === 'needed'
      ? fc.record(Object.fromEntries(needed.map((name) => [name, model[name] ?? fc.constant(null)])))
      : fc.record(model, { requiredKeys: required.filter((name) => name in model) });
  if (typeof additionalProperties !== 'object' || Object.keys(properties).length > 0) return named;
  const value = from(additionalProperties, deeper);
  const keys =
    propertyNames === undefined
      ? fc.string({ maxLength: TEXT_CHARS })
      : from(propertyNames, deeper).map(String);
  // A record over an enum has all of its names.
  return fc
    .tuple(
      fc.dictionary(keys, value, { maxKeys: LIST_ITEMS }),
      fc.record(Object.fromEntries(required.map((name) => [name, value]))),
    )
    .map(([some, all]) => ({ ...some, ...all }));
}
