import {expect, test} from 'vitest';
import {z} from 'zod';
import {importsOf, read, sourceFiles} from './files.ts';

const manifest = z
  .looseObject({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    scripts: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(read('package.json')));
const packages = {...manifest.dependencies, ...manifest.devDependencies};
const architecture = read('ARCHITECTURE.md');

test('every version is pinned', () => {
  expect(Object.entries(packages).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test('every package has its line in ARCHITECTURE.md', () => {
  expect(Object.keys(packages).filter(name => !architecture.includes(`\`${name}\``))).toEqual([]);
});

test('every package that the sources import is declared', () => {
  const imported = sourceFiles()
    .flatMap(importsOf)
    .map(({specifier}) => specifier)
    .filter(specifier => !/^(\.|node:|virtual:|\/)/.test(specifier))
    .map(specifier =>
      specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/'),
    );
  expect([...new Set(imported)].filter(name => packages[name] === undefined)).toEqual([]);
});

test('the lock names no registry host', () => {
  expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:\/\/(?!registry\.npmjs\.org)/);
});

test('the commands of the README exist', () => {
  const named = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md'].flatMap(path =>
    [
      ...read(path).matchAll(/npm (?:run (?:-s )?)?(start|test|build|score|bench|fuzz|dev|unit|e2e|lint|typecheck)\b/g),
    ].map(match => match[1] ?? ''),
  );
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter(name => manifest.scripts[name] === undefined)).toEqual([]);
});
