import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Database } from 'better-sqlite3';
import { vendure } from './package.ts';

/** A transparent pixel: the goods of both shops have a picture, which nobody loads. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** As its guides set a shop up, with its search index; quiet, and on a port of its own choice. */
export function vendureConfig(database: string): object {
  const { DefaultLogger, LogLevel, DefaultSearchPlugin } = vendure();
  return {
    logger: new DefaultLogger({ level: LogLevel.Error }),
    apiOptions: {
      hostname: '127.0.0.1',
      port: 0,
      middleware: [{ route: '/metrics', beforeListen: true, handler: tellCpu }],
    },
    authOptions: {
      // Bcrypt is not compiled here, and nobody signs in.
      passwordHashingStrategy: { hash: async () => 'none', check: async () => false },
    },
    dbConnectionOptions: {
      ...{ type: 'better-sqlite3', database, synchronize: true, logging: false },
      // Made again when it is lost; only reads are measured.
      prepareDatabase: (connection: Database) => connection.pragma('synchronous = OFF'),
    },
    assetOptions: {
      assetStorageStrategy: {
        writeFileFromBuffer: async (name: string) => name,
        writeFileFromStream: async (name: string) => name,
        readFileToBuffer: async () => PIXEL,
        readFileToStream: async () => Readable.from(PIXEL),
        deleteFile: async () => {},
        fileExists: async () => false,
        toAbsoluteUrl: (_request: unknown, name: string) => `/media/${name}`,
      },
      assetPreviewStrategy: { generatePreviewImage: async () => PIXEL },
    },
    importExportOptions: { assetImportStrategy: { getStreamFromPath: async () => pixelStream() } },
    plugins: [DefaultSearchPlugin.init({ bufferUpdates: false, indexStockStatus: true })],
  };
}

function pixelStream(): Readable {
  return Object.assign(Readable.from([PIXEL]), { path: 'pixel.gif' });
}

/** The one figure of our own metrics that is read: CPU seconds of this process, all its threads. */
function tellCpu(_request: IncomingMessage, response: ServerResponse): void {
  const { user, system } = process.cpuUsage();
  response.end(`process_cpu_seconds_total ${(user + system) / 1_000_000}\n`);
}
