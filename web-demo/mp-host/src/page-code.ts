import * as adapter from 'glass-easel-miniprogram-adapter';
import { miniProgram, resolvePath } from './mini-program.ts';

export type Hook = (argument?: unknown) => void;

/** What a component environment of the adapter offers; it registers whatever the module defines. */
interface Definer {
  Page(options: object): unknown;
  Component(options: object): unknown;
  Behavior(options: object): unknown;
}

interface AppOptions {
  onLaunch?: Hook;
  onShow?: Hook;
}

/** Values of an enum that exists in the runtime's typings alone. */
const GO_ON = 0;
const NO_DEFAULT = 1;

const { glassEasel } = adapter;
const environment = new adapter.MiniProgramEnv();
export const space = environment.createCodeSpace('', true);
export const backend = environment.associateBackend(listeningBackend());

/** Without this hook, set before the backend is associated, no tap ever reaches a component. */
function listeningBackend() {
  const context = new glassEasel.CurrentWindowBackendContext();
  context.onEvent((target, type, detail, options) => {
    const event = new glassEasel.Event(type, detail, options);
    glassEasel.Event.dispatchEvent(target, event);
    return event.defaultPrevented() ? NO_DEFAULT : GO_ON;
  });
  return context;
}

/**
 * On a phone an event's fields are its own; here they are inherited from the event that is passed on.
 * Frameworks look with `hasOwn`, and would replace an inherited `detail` by an empty one.
 */
function giveEventsTheirOwnFields(): void {
  const { prototype } = glassEasel.Event;
  const { wrapShadowedEvent } = prototype;
  prototype.wrapShadowedEvent = function (...parameters) {
    const { type, timeStamp, detail } = this;
    return Object.assign(wrapShadowedEvent.apply(this, parameters), { type, timeStamp, detail });
  };
}

export function registerTemplatesAndConfigs(): void {
  const { configs, templates } = miniProgram;
  giveEventsTheirOwnFields();
  space.getComponentSpace().updateComponentOptions({ useMethodCallerListeners: true });
  for (const [path, content] of Object.entries(templates)) {
    const template = { groupList: templates, content, fallbackListenerOnNativeNode: true };
    space.addCompiledTemplate(path, template as never);
  }
  for (const [path, config] of Object.entries(configs)) {
    if (path === 'app') continue;
    const usingComponents = Object.fromEntries(
      Object.entries(config.usingComponents ?? {}).map(([tag, file]) => [tag, `/${resolvePath(path, file)}`]),
    );
    space.addComponentStaticConfig(path, { styleIsolation: 'shared', ...config, usingComponents } as never);
  }
}

/** The scripts of the package: CommonJS modules, each run once, pages and components defined on demand. */
export class PageCode {
  readonly #wx: object;
  readonly #currentPages: () => object[];
  readonly #loaded = new Map<string, { exports: unknown }>();
  readonly #defined = new Set<string>();
  #defining = '';
  app: object | undefined;

  constructor(wx: object, currentPages: () => object[]) {
    this.#wx = wx;
    this.#currentPages = currentPages;
  }

  load(file: string): unknown {
    const known = this.#loaded.get(file);
    if (known !== undefined) return known.exports;
    const run = miniProgram.modules[file];
    if (run === undefined) throw new Error(`the package has no ${file}`);
    const module = { exports: {} as unknown };
    this.#loaded.set(file, module);
    const define = (kind: keyof Definer) => (options: object) =>
      space.componentEnv(this.#defining, (definer) => (definer as unknown as Definer)[kind](options));
    run.call(
      globalThis,
      (path: string) => this.load(resolvePath(file, path.endsWith('.js') ? path : `${path}.js`)),
      module,
      module.exports,
      this.#wx,
      (options: AppOptions) => this.#startApp(options),
      define('Page'),
      define('Component'),
      define('Behavior'),
      () => this.app,
      this.#currentPages,
      globalThis,
    );
    return module.exports;
  }

  /** Defines a page or component after the components that it uses. */
  ensureDefined(path: string): void {
    if (this.#defined.has(path)) return;
    this.#defined.add(path);
    for (const used of withComponents(path)) this.ensureDefined(used);
    const outer = this.#defining;
    this.#defining = path;
    this.load(`${path}.js`);
    this.#defining = outer;
  }

  #startApp(options: AppOptions): void {
    this.app = options;
    const launch = { path: miniProgram.configs['app']?.pages?.[0], query: {}, scene: 1001 };
    options.onLaunch?.(launch);
    options.onShow?.(launch);
  }
}

/** The path and all components below it. Their styles are not scoped here; on a phone a component's are. */
export function withComponents(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  for (const file of Object.values(miniProgram.configs[path]?.usingComponents ?? {}))
    withComponents(resolvePath(path, file), found);
  return found;
}
