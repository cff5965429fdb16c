import type {AppError} from '../../core/base/app-error.ts';
import type {DeviceId, Random, SessionId, UserId} from '../../core/base/ids.ts';
import type {Result} from '../../core/base/result.ts';
import type {FileSheets} from '../../core/transfer/file-sheets.ts';
import type {Push} from './protocol.ts';
import type {Device} from './store/device.ts';
import type {IntentFiles} from './store/intent-files.ts';
import type {Schedule} from './store/saver.ts';

/** Gives a lock back. */
export type Release = () => void;

/** Everything of the world that the engine uses: the worker's own, or a test's. */
export interface Environment {
  readonly device: Device;
  /** What earlier pages asked for and did not see stored. */
  readonly intents: Pick<IntentFiles, 'leftOver' | 'drop'>;
  /** Why `device` is memory only, in the browser's words; '' otherwise. */
  readonly refusal: string;
  readonly author: UserId;
  readonly deviceId: DeviceId;
  /** Drawn at engine start, never stored (storage-spec R5). */
  readonly session: SessionId;
  readonly random: Random;
  /** Milliseconds since 1970. */
  now(): number;
  readonly schedule: Schedule;
  push(push: Push): void;
  /** These intents need not be kept any longer. */
  stored(intents: readonly string[]): void;
  /** One holder at a time on this device; `null` while somebody else holds it. */
  lock(name: string): Promise<Release | null>;
  /** Reads a file's bytes into raw cells, elsewhere if possible; `signal` breaks it off. */
  readFile(
    bytes: Uint8Array,
    fileName: string,
    encoding: string | null,
    signal: AbortSignal,
  ): Promise<Result<FileSheets, AppError>>;
  /** Lets messages in between slices of a long job. */
  breathe(): Promise<void>;
}
