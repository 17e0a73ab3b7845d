// npm run assets -- add FILE.glb --kind glasses …: a try-on item out of somebody's own model.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ADDED_KINDS } from './added-kind.ts';
import { ingest, takePictures } from './ingest.ts';
import { ModelRefused } from './refusal.ts';
import { kilobytes, MODEL_BYTES_MAX, TRIANGLES_MAX } from './slim.ts';

const ASSETS_DIR = fileURLToPath(new URL('..', import.meta.url));
const USAGE = `npm run assets -- add FILE.glb --kind KIND --id ID --title TITLE --licence SPDX --author WHO --source WHERE

  --kind     ${ADDED_KINDS.join(', ')}
  --id       small letters and digits with hyphens, beginning with the kind: glasses-my-frame
  --title    what shoppers read, at most 60 characters
  --licence  whose it is and what may be done with it: LicenseRef-own, CC-BY-4.0, …
  --width    width in cm that the model is scaled to (an optician's frame width; both temples outside)
  --unit     m, cm or mm, if the size alone does not tell
  --nudge    x,y,z in cm, after looking at the preview: +x to the wearer's left, +y up, +z to the front
  --replace  write over an item of this id

  At most ${TRIANGLES_MAX} triangles and ${kilobytes(MODEL_BYTES_MAX)} kB are left after simplifying. An earring file holds one earring.`;

const optionsSchema = z.object({
  kind: z.enum(ADDED_KINDS, { error: `--kind must be one of ${ADDED_KINDS.join(', ')}` }),
  id: z
    .string({ error: '--id is missing' })
    .regex(/^[a-z0-9]+(-[a-z0-9]+)+$/, '--id: small letters and digits with hyphens'),
  title: z.string({ error: '--title is missing' }).min(1).max(60, '--title: at most 60 characters'),
  licence: z.string({ error: '--licence is missing: nothing is shown without knowing whose it is' }).min(1),
  author: z.string({ error: '--author is missing' }).min(1),
  source: z.string({ error: '--source is missing' }).min(1),
  width: z.coerce.number({ error: '--width: a number of centimetres' }).positive().optional(),
  unit: z.enum(['m', 'cm', 'mm'], { error: '--unit: m, cm or mm' }).optional(),
  nudge: z
    .string()
    .transform((text) => text.split(',').map(Number))
    .pipe(z.tuple([z.number(), z.number(), z.number()], { error: '--nudge: three numbers, like 0,-0.2,0.1' }))
    .optional(),
  replace: z.boolean().optional(),
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  await add();
} catch (error) {
  const lines = error instanceof ModelRefused ? error.reasons : [sentenceOf(error)];
  for (const line of lines) process.stderr.write(`refused: ${line}\n`);
  process.exitCode = 1;
}

async function add(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ kind: text, id: text, title: text, licence: text, author: text, source: text },
      ...{ width: text, unit: text, nudge: text },
      replace: { type: 'boolean' },
    },
  });
  const [command, file] = positionals;
  if (command !== 'add' || file === undefined) return say(USAGE);
  const parsed = optionsSchema.safeParse(values);
  if (!parsed.success) throw new ModelRefused(parsed.error.issues.map(({ message }) => message));
  const { kind, id, title, licence, author, source, width, unit, nudge, replace = false } = parsed.data;
  if (!id.startsWith(`${kind}-`)) throw new ModelRefused([`--id must begin with ${kind}-`]);
  if (existsSync(join(ASSETS_DIR, id)) && !replace)
    throw new ModelRefused([`There is an item ${id} already. Take another --id, or --replace.`]);
  const placing = {
    ...(unit === undefined ? {} : { unit }),
    ...(width === undefined ? {} : { widthCm: width }),
    ...(nudge === undefined ? {} : { nudgeCm: nudge }),
  };
  const wanted = { id, title, kind, licence: { spdx: licence, author, source }, placing };
  const { folder, placed, slimmed } = await ingest(await readFile(file), wanted, ASSETS_DIR, say);
  say('taking pictures …');
  await takePictures(wanted, ASSETS_DIR);
  say(
    `
${id} is ready: ${placed.widthCm.toFixed(1)} cm wide (read as ${placed.unit}${placed.turned ? ', turned to the front' : ''}),
  ${slimmed.trianglesBefore} → ${slimmed.triangles} triangles, ${kilobytes(slimmed.plain.length)} kB, ${kilobytes(slimmed.compact.length)} kB for browsers.
  Look at ${relative('.', join(folder, 'preview.webp'))}; if it does not sit right, repeat with --replace --nudge x,y,z.
  Then give an article its arItemId "${id}" and tryOn "${kind}", and start the shop again.`,
  );
}

function sentenceOf(error: unknown): string {
  const { code, path, message } = error as { code?: string; path?: string; message?: string };
  if (code === 'ENOENT') return `there is no file ${path}`;
  if (code?.startsWith('ERR_PARSE_ARGS') === true) return `${message}\n\n${USAGE}`;
  return String(message);
}
