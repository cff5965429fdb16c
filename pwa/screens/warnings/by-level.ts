import {levelRank} from '../../../core/rules/types.ts';
import type {WarningLine} from '../../engine/protocol.ts';

/** Highest level first; what is clearing comes last. */
export function byLevel(lines: readonly WarningLine[]): readonly WarningLine[] {
  return lines.toSorted((a, b) => levelRank(b.level) - levelRank(a.level));
}
