import {dirname, join, normalize} from 'node:path';
import {expect, test} from 'vitest';
import {importsOf, sourceFiles} from './files.ts';

const rooms = ['core', 'pwa', 'extension', 'server', 'test', 'scripts'] as const;
type Room = (typeof rooms)[number];

/** Who may import whom (design: core imports nothing of the others; nothing imports test). */
const allowed: Readonly<Record<Room, readonly Room[]>> = {
  core: ['core'],
  pwa: ['pwa', 'core'],
  extension: ['extension', 'core'],
  server: ['server', 'core'],
  scripts: ['scripts', 'core', 'pwa', 'server', 'test'],
  test: [...rooms],
};

const roomOf = (path: string): Room | undefined => rooms.find(room => path.startsWith(`${room}/`));
const all = sourceFiles().flatMap(importsOf);
const local = all.filter(({specifier}) => specifier.startsWith('.'));
const target = ({from, specifier}: {from: string; specifier: string}) => normalize(join(dirname(from), specifier));

test('every room imports only the rooms it may', () => {
  const wrong = local.filter(each => {
    const [from, to] = [roomOf(each.from), roomOf(target(each))];
    return from !== undefined && to !== undefined && !allowed[from].includes(to);
  });
  expect(wrong).toEqual([]);
});

test('core uses pure packages only', () => {
  const pure = ['zod', 'yjs', 'lib0', 'fflate', 'hucre', 'papaparse', 'pinyin-pro', '@e965/xlsx', 'libphonenumber-js'];
  const packages = all.filter(({from, specifier}) => from.startsWith('core/') && !specifier.startsWith('.'));
  expect(
    packages.filter(({specifier}) => !pure.some(name => specifier === name || specifier.startsWith(`${name}/`))),
  ).toEqual([]);
});

test('only core/doc knows Yjs within core', () => {
  expect(
    all.filter(({from, specifier}) => from.startsWith('core/') && specifier === 'yjs' && !from.startsWith('core/doc/')),
  ).toEqual([]);
});

test('there are no barrels', () => {
  expect(sourceFiles().filter(path => /(^|\/)index\.tsx?$/.test(path))).toEqual([]);
});

test('no file is named after a drawer', () => {
  expect(sourceFiles().filter(path => /(^|\/)(utils?|helpers?|common|misc)(\/|\.tsx?$)/.test(path))).toEqual([]);
});

test('relative imports name the file with its ending', () => {
  const odd = local.filter(({specifier}) => !/\.(tsx?|css|mjs|json|svg)(\?\w+)?$/.test(specifier));
  expect(odd).toEqual([]);
});
