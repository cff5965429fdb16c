import {asId, type Random, randomId} from '../../core/base/ids.ts';
import type {Device} from './store/device.ts';
import {DeviceDatabase} from './store/device-database.ts';
import {DeviceMemory} from './store/device-memory.ts';
import {asFault} from './store/storage-fault.ts';

/** The browser's databases, or memory with the reason where the browser refuses them. */
export async function openDevice(): Promise<{readonly device: Device; readonly refusal: string}> {
  const device = new DeviceDatabase();
  try {
    await device.open();
    return {device, refusal: ''};
  } catch (error) {
    return {device: new DeviceMemory(), refusal: asFault(error).message};
  }
}

/** An id of this device, drawn once and kept. */
export async function ownId<Id extends string>(device: Device, key: string, random: Random): Promise<Id> {
  const kept = await device.setting(key);
  if (kept !== undefined) return asId<Id>(kept);
  const drawn = randomId<Id>(random);
  // where nothing can be stored the id lasts as long as the engine
  await device.putSetting(key, drawn).catch(() => undefined);
  return drawn;
}
