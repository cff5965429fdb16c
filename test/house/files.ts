import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';

/** The repository's own files: tracked, or new and not ignored; without lock and fixtures. */
export function houseFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {encoding: 'utf8'});
  return listed
    .split('\n')
    .filter(
      path => path !== '' && path !== 'package-lock.json' && !path.startsWith('test/fixtures/') && existsSync(path),
    );
}

/** Those of them that are TypeScript. */
export function sourceFiles(): readonly string[] {
  return houseFiles().filter(path => /\.tsx?$/.test(path));
}

export function read(path: string): string {
  return readFileSync(path, 'utf8');
}

export interface Import {
  readonly from: string;
  readonly specifier: string;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Every static and dynamic import and re-export of a file. */
export function importsOf(path: string): readonly Import[] {
  return [...read(path).matchAll(IMPORT)].map(match => ({from: path, specifier: match[1] ?? match[2] ?? ''}));
}
