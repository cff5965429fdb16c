/**
 * The document clock (storage-spec R2). A stamp is an integer that grows with everything received, so that a write made
 * by somebody who had seen another always beats it, however wrong the clocks are; the wall clock only decides between
 * writes of which neither had seen the other.
 */
import type {CellValue} from '../schema/cell.ts';
import {compareValues} from './canonical.ts';

/** Unix seconds of 2024-01-01T00:00:00Z, where wall readings begin to count. */
const BEGIN = 1_704_067_200;
/** Unix seconds of 2100-01-01T00:00:00Z, where they stop. */
const END = 4_102_444_800;

/** Greatest stamp that counts; a greater one is somebody's mistake or malice. */
export const MAX_STAMP = 2 ** 48;

/** Whether an entry with this stamp counts. The same rule everywhere, no local clock in it. */
export function isStamp(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_STAMP;
}

/** The stamp that a wall reading stands for; 0 when it is no number or lies outside 2024–2100. */
export function stampAt(wallSeconds: number): number {
  return wallSeconds >= BEGIN && wallSeconds < END ? Math.floor(wallSeconds) - BEGIN : 0;
}

/**
 * The stamp of a new action.
 * @param greatest greatest stamp received in the documents that the action touches
 * @param wallSeconds Unix seconds; ignored when it is no number or lies outside 2024–2100
 */
export function nextStamp(greatest: number, wallSeconds: number): number {
  return Math.min(Math.max(stampAt(wallSeconds), greatest + 1), MAX_STAMP);
}

/** Greater wins (R1): stamp, then author, then canonical value. Zero only for the very same write. */
export function compareWrites(
  a: {readonly stamp: number; readonly author: string; readonly value: CellValue},
  b: {readonly stamp: number; readonly author: string; readonly value: CellValue},
): number {
  if (a.stamp !== b.stamp) return a.stamp - b.stamp;
  if (a.author !== b.author) return a.author < b.author ? -1 : 1;
  return compareValues(a.value, b.value);
}
