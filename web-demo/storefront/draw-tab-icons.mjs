// node draw-tab-icons.mjs: draws the pictures of the tab bar. WeChat takes no vector files there.
import { join } from 'node:path';
import sharp from 'sharp';

/** The size that WeChat asks for: 81 pixels, drawn on a grid of 27. */
const SIDE_PX = 81;
const SHAPES = {
  home: '<path d="M4.5 12.6 13.5 5l9 7.6V21a1.6 1.6 0 0 1-1.6 1.6H6.1A1.6 1.6 0 0 1 4.5 21z"/><path d="M10.4 17.2c1-.9 2-.9 3.1 0s2.1.9 3.1 0"/>',
  fitting:
    '<circle cx="7.9" cy="15" r="4.4"/><circle cx="19.1" cy="15" r="4.4"/><path d="M12.2 14.2c.8-.8 1.8-.8 2.6 0M3.7 13.6 5.4 7.8M23.3 13.6 21.6 7.8"/>',
  cart: '<path d="M6 9.3h15l1.3 11.6a1.5 1.5 0 0 1-1.5 1.7H6.2a1.5 1.5 0 0 1-1.5-1.7z"/><path d="M9.5 12V8.5a4 4 0 0 1 8 0V12"/>',
  me: '<circle cx="13.5" cy="9.2" r="4.3"/><path d="M4.9 22.5c.7-4.7 4-7 8.6-7s7.9 2.3 8.6 7"/>',
};
const COLOURS = { '': ['#6B767D', 'none'], '-on': ['#0F766E', '#0F766E22'] };

for (const [name, shape] of Object.entries(SHAPES)) {
  for (const [suffix, [stroke, fill]] of Object.entries(COLOURS)) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 27 27" width="${SIDE_PX}" height="${SIDE_PX}"><g fill="${fill}" stroke="${stroke}" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">${shape}</g></svg>`;
    const file = join(import.meta.dirname, 'src/static/tab', `${name}${suffix}.png`);
    await sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toFile(file);
  }
}
