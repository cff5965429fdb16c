import {type ServerType, serve} from '@hono/node-server';
import {createApp} from './app.ts';

export interface Listening {
  /** `http://host:port/` as a browser on this machine opens it. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Serves `folder`. Port 0 takes a free one. Rejects when the port is taken. */
export function listen(folder: string, options: {readonly host: string; readonly port: number}): Promise<Listening> {
  return new Promise((done, failed) => {
    const server = serve({fetch: createApp(folder).fetch, hostname: options.host, port: options.port}, ({port}) =>
      done({url: `http://${shownHost(options.host)}:${port}/`, port, close: () => close(server)}),
    );
    server.once('error', failed);
  });
}

/** Service workers need a secure context, which `localhost` is and a wildcard address is not. */
function shownHost(host: string): string {
  if (['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function close(server: ServerType): Promise<void> {
  return new Promise((done, failed) => {
    server.close(error => (error ? failed(error) : done()));
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
