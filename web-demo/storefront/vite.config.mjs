import { createRequire } from 'node:module';

// The plugin is CommonJS inside: seen from a module its function sits one `default` deeper.
const uni = createRequire(import.meta.url)('@dcloudio/vite-plugin-uni').default;

/** The H5 runtime's own style sheet asks a foreign host for shadow pictures; nothing of ours may do that. */
function noForeignPictures() {
  return {
    name: 'no-foreign-pictures',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css'))
          file.source = String(file.source).replace(/url\(["']?https?:[^)]*\)/g, 'none');
      }
    },
  };
}

export default {
  plugins: [uni(), noForeignPictures()],
  // Files outside this folder bring the server's tsconfig, with a target that this bundler does not know yet.
  esbuild: { tsconfigRaw: { compilerOptions: { target: 'es2022' } } },
};
