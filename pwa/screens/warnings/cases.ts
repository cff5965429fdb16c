/** Warnings gathered by whom they are about: one line a subject, its highest warning first. */
import {type Level, levelRank} from '../../../core/rules/types.ts';
import type {WarningLine} from '../../engine/protocol.ts';
import {byLevel} from './by-level.ts';

export interface Case {
  readonly key: string;
  readonly subject: WarningLine['subject'];
  readonly name: string;
  readonly managerName: string;
  /** Highest level of its warnings; `null` while all of them are clearing. */
  readonly level: Level | null;
  /** Highest first. */
  readonly lines: readonly WarningLine[];
}

/** Subjects from the worst down: highest level, then most warnings, then the one that stands longest. */
export function casesOf(lines: readonly WarningLine[]): readonly Case[] {
  const bySubject = new Map<string, WarningLine[]>();
  for (const line of lines) {
    if (line.state.kind === 'closed') continue;
    const key = `${line.subject.kind}:${line.subject.id}`;
    const found = bySubject.get(key);
    if (found) found.push(line);
    else bySubject.set(key, [line]);
  }
  return [...bySubject].map(([key, found]) => caseOf(key, byLevel(found))).sort(order);
}

function caseOf(key: string, lines: readonly WarningLine[]): Case {
  const [first] = lines;
  return {
    key,
    subject: first?.subject ?? {kind: 'shop', id: key},
    name: first?.subjectName ?? '',
    managerName: first?.managerName ?? '',
    level: first?.level ?? null,
    lines,
  };
}

/** Warnings whose condition holds. */
function standing({lines}: Case): number {
  return lines.filter(line => line.level !== null).length;
}

function order(a: Case, b: Case): number {
  return (
    levelRank(b.level) - levelRank(a.level) ||
    standing(b) - standing(a) ||
    (a.lines[0]?.since ?? Infinity) - (b.lines[0]?.since ?? Infinity) ||
    a.name.localeCompare(b.name, 'zh')
  );
}
