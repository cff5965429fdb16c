import type {AppError} from '../../core/base/app-error.ts';
import {randomId, type SessionId} from '../../core/base/ids.ts';
import {ok, type Result} from '../../core/base/result.ts';
import type {Command} from '../../core/doc/command.ts';
import {openWorkbook} from '../../core/doc/workbook.ts';
import type {StoredWorkbook} from '../../core/doc/workbook-types.ts';
import type {Environment} from './environment.ts';

/** A workbook in its stored form with commands applied to it, before any of it is on this device. */
export function builtWith(
  env: Environment,
  stored: StoredWorkbook,
  commands: readonly Command[],
): Result<StoredWorkbook, AppError> {
  const segments = new Map(stored.segments);
  const opened = openWorkbook(stored, {
    author: env.author,
    device: env.deviceId,
    // a lane of its own: the engine's run goes on elsewhere
    session: randomId<SessionId>(env.random),
    random: env.random,
    wallSeconds: () => Math.floor(env.now() / 1000),
    update: () => {},
    segment: ({hash, bytes}) => void segments.set(hash, bytes),
    head: () => {},
    journal: () => {},
  });
  if (!opened.ok) return opened;
  const workbook = opened.value;
  for (const command of commands) {
    const done = workbook.apply(command, 'system');
    if (!done.ok) {
      workbook.close();
      return done;
    }
  }
  const updates = new Map(workbook.documents().map(name => [name, [workbook.encode(name)]] as const));
  const heads = workbook.heads();
  workbook.close();
  return ok({...stored, heads, updates, segments});
}
