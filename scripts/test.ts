/**
 * Every check of the house, one after another: types, style, unit and property tests, then end-to-end tests against
 * the built app. All of them run even when one fails; the last line sums them up as `N passed, N failed`.
 */
import {spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync, rmSync} from 'node:fs';

const bin = (name: string) => `node_modules/${name}`;
let passed = 0;
let failed = 0;

function step(title: string, args: readonly string[]): boolean {
  process.stdout.write(`\n── ${title}\n`);
  return spawnSync(process.execPath, args, {stdio: 'inherit'}).status === 0;
}

function check(title: string, args: readonly string[]): void {
  if (step(title, args)) passed += 1;
  else failed += 1;
}

/** Runs one vitest project and counts its tests; a run that dies without a report counts as one failure. */
function tests(project: string): void {
  const report = `.cache/${project}.json`;
  rmSync(report, {force: true});
  const args = [
    bin('vitest/vitest.mjs'),
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const fine = step(`tests: ${project}`, args);
  const counts = readReport(report);
  passed += counts?.passed ?? 0;
  failed += counts && (fine || counts.failed > 0) ? counts.failed : 1;
}

function readReport(path: string): {passed: number; failed: number} | undefined {
  try {
    const report: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof report !== 'object' || report === null) return undefined;
    const number = (key: string) => Number(Object.entries(report).find(([name]) => name === key)?.[1] ?? 0);
    return {passed: number('numPassedTests'), failed: number('numFailedTests')};
  } catch {
    return undefined;
  }
}

mkdirSync('.cache', {recursive: true});
check('types: core (no DOM, no Node)', [bin('typescript/bin/tsc'), '-p', 'core']);
check('types: everything else', [bin('typescript/bin/tsc'), '-p', '.']);
check('style', [bin('@biomejs/biome/bin/biome'), 'check', '.']);
tests('unit');
tests('e2e');
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
