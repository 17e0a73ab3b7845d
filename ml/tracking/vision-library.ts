import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { SoftCanvas, SoftGl } from './soft-gl.ts';

/**
 * What we use of @mediapipe/tasks-vision 0.10.35. Later majors carry usage logging to a foreign address, so
 * the version is exact and a test reads the bundle; its own type file is not reachable under `nodenext`.
 */
export interface VisionTask {
  close(): void;
}

export interface TaskClass<Task extends VisionTask> {
  createFromOptions(files: object, options: object): Promise<Task>;
}

interface LibraryPoint {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly visibility?: number;
}
type LibraryPoints = readonly (readonly LibraryPoint[])[];

interface LibraryCategory {
  readonly categoryName: string;
  readonly score: number;
}

export interface FaceLandmarkerResult {
  readonly faceLandmarks: LibraryPoints;
  readonly facialTransformationMatrixes: readonly { readonly data: readonly number[] }[];
  /** Empty unless asked for and in the model. */
  readonly faceBlendshapes: readonly { readonly categories: readonly LibraryCategory[] }[];
}

export interface FaceLandmarkerTask extends VisionTask {
  detect(picture: object): FaceLandmarkerResult;
  detectForVideo(picture: object, timestampMs: number): FaceLandmarkerResult;
}

export interface HandLandmarkerResult {
  readonly landmarks: LibraryPoints;
  readonly worldLandmarks: LibraryPoints;
  readonly handedness: readonly (readonly LibraryCategory[])[];
}

export interface HandLandmarkerTask extends VisionTask {
  detect(picture: object): HandLandmarkerResult;
  detectForVideo(picture: object, timestampMs: number): HandLandmarkerResult;
}

export interface PoseLandmarkerResult {
  readonly landmarks: LibraryPoints;
  readonly worldLandmarks: LibraryPoints;
  /** Inside the callback only: their numbers lie in wasm memory. */
  readonly segmentationMasks?: readonly {
    readonly width: number;
    readonly height: number;
    getAsFloat32Array(): Float32Array;
  }[];
}

export interface PoseLandmarkerTask extends VisionTask {
  detect(picture: object, use: (result: PoseLandmarkerResult) => void): void;
  detectForVideo(picture: object, timestampMs: number, use: (result: PoseLandmarkerResult) => void): void;
}

interface VisionBundle {
  readonly FaceLandmarker: TaskClass<FaceLandmarkerTask>;
  readonly HandLandmarker: TaskClass<HandLandmarkerTask>;
  readonly PoseLandmarker: TaskClass<PoseLandmarkerTask>;
}

/** The emscripten module behind one task: its own memory, shared with nobody. */
export interface WasmModule {
  readonly HEAPU8: Uint8Array;
  FS_unlink(path: string): void;
}

type ModuleFactory = (argument: object) => Promise<WasmModule>;

/** The names under which bundle and glue look for a browser. */
interface BrowserGlobals {
  self: unknown;
  OffscreenCanvas: unknown;
  ImageData: unknown;
  WebGL2RenderingContext: unknown;
  WebGLRenderingContext: unknown;
  OffscreenCanvasRenderingContext2D: unknown;
  require: unknown;
  __filename: string;
  __dirname: string;
  ModuleFactory: ModuleFactory | undefined;
  Module: object | undefined;
  fetch: unknown;
  /** Where the glue sends warnings that do not go to stderr. */
  dbg: (line: string) => void;
}

const require = createRequire(import.meta.url);
const packageDir = dirname(require.resolve('@mediapipe/tasks-vision'));
const WASM_FILE = join(packageDir, 'wasm/vision_wasm_internal.wasm');
const GLUE_FILE = join(packageDir, 'wasm/vision_wasm_internal.js');

export async function compileVisionWasm(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(readFileSync(WASM_FILE));
}

/**
 * The library in this thread. All instances run the one compiled module that the pool gives to its threads,
 * so code that V8 has optimised for one person is fast for the next from the first frame.
 */
export class VisionLibrary {
  readonly faceLandmarker: TaskClass<FaceLandmarkerTask>;
  readonly handLandmarker: TaskClass<HandLandmarkerTask>;
  readonly poseLandmarker: TaskClass<PoseLandmarkerTask>;
  readonly #compiled: WebAssembly.Module;
  readonly #makeModule: ModuleFactory;
  readonly #print: (line: string) => void;
  #creation: Promise<unknown> = Promise.resolve();

  private constructor(
    bundle: VisionBundle,
    makeModule: ModuleFactory,
    compiled: WebAssembly.Module,
    print: (line: string) => void,
  ) {
    this.faceLandmarker = bundle.FaceLandmarker;
    this.handLandmarker = bundle.HandLandmarker;
    this.poseLandmarker = bundle.PoseLandmarker;
    this.#makeModule = makeModule;
    this.#compiled = compiled;
    this.#print = print;
  }

  /** @param print Receives the lines that the wasm writes to stdout and stderr; they hold no frame content. */
  static async load(compiled: WebAssembly.Module, print: (line: string) => void): Promise<VisionLibrary> {
    installBrowserGlobals(print);
    const glue = readFileSync(GLUE_FILE, 'utf8');
    const makeModule: ModuleFactory = vm.runInThisContext(`${glue}\nModuleFactory`, { filename: GLUE_FILE });
    const bundle: VisionBundle = await import(pathToFileURL(join(packageDir, 'vision_bundle.mjs')).href);
    return new VisionLibrary(bundle, makeModule, compiled, print);
  }

  /**
   * A task and the wasm module behind it. One creation at a time: the library hands the module over in a
   * global that it clears afterwards.
   */
  create<Task extends VisionTask>(
    taskClass: TaskClass<Task>,
    options: object,
  ): Promise<{ readonly task: Task; readonly module: WasmModule }> {
    const created = this.#creation.then(async () => {
      let module: WasmModule | undefined;
      const globals = globalThis as unknown as BrowserGlobals;
      globals.Module = {
        print: this.#print,
        printErr: this.#print,
        instantiateWasm: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => {
          // Asynchronous: the compiler would refuse 11 MB on the main thread of a browser, and the glue awaits it.
          void WebAssembly.instantiate(this.#compiled, imports).then(done);
          return {};
        },
      };
      globals.ModuleFactory = async (argument) => {
        module = await this.#makeModule(argument);
        return module;
      };
      const { fetch } = globals;
      globals.fetch = readModel;
      const task = await taskClass
        .createFromOptions({ wasmLoaderPath: '', wasmBinaryPath: WASM_FILE }, options)
        .finally(() => {
          globals.fetch = fetch;
        });
      if (module === undefined) throw new Error('the vision library created a task without our module');
      return { task, module };
    });
    this.#creation = created.catch(() => undefined);
    return created;
  }
}

/**
 * What the library fetches its model with. Node's own fetch would be loaded for it in each thread and hands a file
 * over through several copies: 11 MB more per thread (311 instead of 344 MB for three), a sixth more CPU to start.
 */
async function readModel(file: string): Promise<{ ok: true; arrayBuffer(): Promise<ArrayBufferLike> }> {
  const { buffer } = await readFile(file);
  return { ok: true, arrayBuffer: async () => buffer };
}

/** Idempotent, once per thread. No frame, result or state of anyone is kept in a global. */
function installBrowserGlobals(print: (line: string) => void): void {
  const globals = globalThis as unknown as BrowserGlobals;
  globals.self ??= globalThis;
  globals.OffscreenCanvas ??= SoftCanvas;
  globals.ImageData ??= class {};
  globals.WebGL2RenderingContext ??= SoftGl;
  globals.WebGLRenderingContext ??= class {}; // SoftGl must not be an instance of this one
  globals.OffscreenCanvasRenderingContext2D ??= class {};
  // The glue finds Node and asks for node:fs.
  globals.require ??= require;
  globals.dbg ??= print;
  globals.__filename ??= GLUE_FILE;
  globals.__dirname ??= dirname(GLUE_FILE);
}
