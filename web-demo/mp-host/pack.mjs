// node pack.mjs <built mini-program> <out>: turns WeChat build output into a page for an ordinary browser.
// Templates are compiled by WeChat's own open-source compiler; scripts run unchanged as CommonJS modules.
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, posix, relative } from 'node:path';
import { build } from 'esbuild';
import { TmplGroup } from 'glass-easel-template-compiler';

/** Renamed to `wx-…`, because a native <button disabled=""> or <input> would behave in its own way. */
const BUILT_IN_TAGS =
  'view|text|image|button|camera|canvas|scroll-view|swiper|swiper-item|input|textarea|switch|picker|form|label|navigator|cover-view|cover-image';
const BUILT_IN = new RegExp(`<(/?)(${BUILT_IN_TAGS})(?=[\\s/>])`, 'g');
const MODULE_PARAMETERS =
  'require,module,exports,wx,App,Page,Component,Behavior,getApp,getCurrentPages,global';

const [source, out] = process.argv.slice(2);
if (source === undefined || out === undefined)
  throw new Error('usage: node pack.mjs <built mini-program> <out>');

const files = (await readdir(source, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => relative(source, join(entry.parentPath, entry.name)));
const read = (file) => readFile(join(source, file), 'utf8');
const named = (suffix) => files.filter((file) => file.endsWith(suffix));
const bare = (file) => file.replace(/\.[^.]+$/, '');

const templates = new TmplGroup();
for (const file of named('.wxml')) {
  const problems = templates.addTmpl(bare(file), (await read(file)).replace(BUILT_IN, '<$1wx-$2')) ?? [];
  for (const problem of problems) process.stderr.write(`${file}: ${problem.message ?? problem}\n`);
}
for (const file of named('.wxs')) templates.addScript(bare(file), await read(file));

const modules = [];
for (const file of named('.js'))
  modules.push(`${JSON.stringify(file)}: function (${MODULE_PARAMETERS}) {\n${await read(file)}\n}`);
const configs = {};
for (const file of named('.json').filter((name) => !name.startsWith('project.')))
  configs[bare(file)] = JSON.parse(await read(file));
const styles = {};
for (const file of named('.wxss')) styles[bare(file)] = await styleOf(file);

await mkdir(out, { recursive: true });
await writeFile(
  join(out, 'package.js'),
  `globalThis.miniProgram = {
templates: (function () { return ${templates.getTmplGenObjectGroups()} })(),
modules: { ${modules.join(',\n')} },
configs: ${JSON.stringify(configs)},
styles: ${JSON.stringify(styles)} };\n`,
);
await build({
  entryPoints: [join(import.meta.dirname, 'src/host.ts')],
  bundle: true,
  format: 'iife',
  outfile: join(out, 'host.js'),
  logLevel: 'warning',
});
await cp(join(import.meta.dirname, 'src/index.html'), join(out, 'index.html'));
for (const file of files.filter((name) => /\.(png|jpe?g|webp|svg|gif)$/.test(name)))
  await cp(join(source, file), join(out, file), { recursive: true });

async function styleOf(file) {
  let css = await read(file);
  for (const [statement, path] of css.matchAll(/@import\s+["']([^"']+)["'];?/g))
    css = css.replace(statement, await styleOf(posix.join(posix.dirname(file), path)));
  return css
    .replace(/(-?[\d.]+)rpx/g, 'calc(100vw * $1 / 750)')
    .replace(/(^|[},\s])page(?=\s*[{,.:])/g, '$1wx-page');
}
