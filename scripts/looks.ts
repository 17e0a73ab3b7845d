// Draws the pictures of docs/try-on-looks.md: every kind of item as our own photo path draws it.
// `node scripts/looks.ts` (about a minute); `node scripts/looks.ts makeup` only what begins so.
import { fileURLToPath } from 'node:url';
import { TrackerPool } from '#ml/tracking';
import { dressed, Photographer } from './looks/photographer.ts';
import { writeSheet } from './looks/sheet.ts';
import { figure, hands, portrait, turnedHeads } from './looks/sitters.ts';

const FOLDER = fileURLToPath(new URL('../docs/pictures/', import.meta.url));
const MODELS = fileURLToPath(new URL('../ml/models/built', import.meta.url));

/** Parts of the portrait, pixels of its 1,280. */
const HEAD = { left: 320, top: 0, width: 540, height: 480 };
const FACE = { left: 440, top: 160, width: 280, height: 290 };
const NECK = { left: 360, top: 200, width: 420, height: 420 };

const only = process.argv[2] ?? '';
const quiet = { debug: () => undefined, info: () => undefined, warn: tell, error: tell };
const pool = new TrackerPool({ workers: 1, modelDir: MODELS, log: quiet });
await pool.start();
const photographer = new Photographer(pool);
try {
  for (const [name, draw] of Object.entries(sheets()))
    if (name.startsWith(only)) tell(`${name} ${await draw()} bytes`);
} finally {
  await pool.stop();
}

function sheets(): Record<string, () => Promise<number>> {
  return {
    'looks-eyewear': () =>
      portraitSheet('looks-eyewear', HEAD, 340, 3, [
        ['glasses-titanium-gold'],
        ['glasses-round-black'],
        ['glasses-browline-cocoa'],
        ['sunglasses-oversize-ink'],
        ['sunglasses-aviator-mirror'],
        ['sunglasses-cat-eye-plum'],
      ]),
    'looks-hats': () =>
      portraitSheet('looks-hats', HEAD, 340, 3, [
        ['hat-straw-natural'],
        ['hat-beanie-teal'],
        ['hat-beret-wine'],
        ['hat-bucket-sage'],
        ['hat-cap-navy'],
        ['hat-fedora-camel'],
      ]),
    'looks-jewellery': () =>
      portraitSheet('looks-jewellery', NECK, 340, 3, [
        ['earrings-pearl-drop', 'necklace-pearl-strand'],
        ['earrings-gold-hoop', 'necklace-layered-gold'],
        ['earrings-jade-disc', 'necklace-jade-ring'],
      ]),
    'looks-makeup': () =>
      portraitSheet('looks-makeup', FACE, 290, 4, [
        [],
        ['lipstick-brick'],
        ['lipstick-coral'],
        ['lipstick-wine'],
        ['blush-peach'],
        ['eyeshadow-sunset'],
        ['eyeliner-ink-wing'],
        ['lipstick-rose', 'blush-cherry-blossom', 'eyeshadow-lotus', 'eyeliner-wine', 'brow-cocoa'],
      ]),
    'looks-turned': async () => {
      const heads = await turnedHeads(photographer);
      const outfits = [
        ['glasses-round-black'],
        ['sunglasses-aviator-mirror'],
        ['hat-bucket-ink'],
        ['earrings-tassel-rose'],
        ['lipstick-brick', 'blush-peach', 'eyeshadow-lotus', 'eyeliner-ink-wing'],
      ];
      const cells = outfits.flatMap((ids) => heads.map((head) => ({ ...head, ids })));
      return writeSheet(`${FOLDER}looks-turned.webp`, await dressed(cells), heads.length, 200);
    },
    'looks-hands': async () => writeSheet(`${FOLDER}looks-hands.webp`, await dressed(hands()), 3, 340),
    'looks-clothes': async () => writeSheet(`${FOLDER}looks-clothes.webp`, await dressed(figure()), 4, 290),
  };
}

async function portraitSheet(
  name: string,
  part: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
  widthPx: number,
  columns: number,
  outfits: readonly (readonly string[])[],
): Promise<number> {
  const sitter = await portrait(photographer);
  const cells = await dressed(outfits.map((ids) => ({ ...sitter, part, ids })));
  return writeSheet(`${FOLDER}${name}.webp`, cells, columns, widthPx);
}

function tell(...words: readonly unknown[]): void {
  process.stdout.write(`${words.map(String).join(' ')}\n`);
}
