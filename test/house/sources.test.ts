import {expect, test} from 'vitest';
import {houseFiles, read, sourceFiles} from './files.ts';

interface Hit {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** Lines of the given files that match; comment lines are left out where `code` is set. */
function hits(paths: readonly string[], pattern: RegExp, options: {code: boolean}): readonly Hit[] {
  return paths.flatMap(path =>
    read(path)
      .split('\n')
      .map((text, index) => ({path, line: index + 1, text: text.trim()}))
      .filter(({text}) => !(options.code && /^(\/\/|\*|\/\*)/.test(text)) && pattern.test(text)),
  );
}

const core = sourceFiles().filter(path => path.startsWith('core/'));
const shipped = sourceFiles().filter(path => !path.startsWith('test/'));

test('core takes time and chance as arguments', () => {
  expect(
    hits(core, /\bDate\.now\b|\bnew Date\b|\bMath\.random\b|\bperformance\.now\b|\bcrypto\./, {code: true}),
  ).toEqual([]);
});

test('core touches no page, disk, network or console', () => {
  expect(
    hits(core, /\bconsole\.|\bfetch\(|\bwindow\.\w|\bdocument\.(create|query|body)|\blocalStorage\b|\bprocess\./, {
      code: true,
    }),
  ).toEqual([]);
});

test('core keeps no state in its modules', () => {
  const kept = core.flatMap(path =>
    [...read(path).matchAll(/^(?:export )?let .*/gm)].map(match => ({path, text: match[0]})),
  );
  expect(kept).toEqual([]);
});

test('no markup and no code is made from strings', () => {
  expect(hits(shipped, /\b(innerHTML|outerHTML|insertAdjacentHTML)\b|\beval\(|new Function\(/, {code: true})).toEqual(
    [],
  );
});

test('the type system is not escaped', () => {
  const escapes = /@ts-(ignore|expect-error|nocheck)|\bas any\b|:\s*any\b|<any>/;
  expect(hits(sourceFiles(), escapes, {code: false}).filter(({path}) => path !== 'test/house/sources.test.ts')).toEqual(
    [],
  );
});

test('there is no enum and no namespace', () => {
  expect(hits(sourceFiles(), /^\s*(export\s+)?(const\s+)?(enum|namespace)\s+\w+/, {code: true})).toEqual([]);
});

test('a file over 500 lines says at its top why', () => {
  const long = sourceFiles().filter(path => read(path).split('\n').length > 501);
  expect(long.filter(path => !/long because/i.test(read(path).slice(0, 1500)))).toEqual([]);
});

test('no test is skipped, focused or sleeps', () => {
  const tests = sourceFiles().filter(path => path.startsWith('test/') && path !== 'test/house/sources.test.ts');
  expect(
    hits(tests, /\b(it|test|describe)\.(skip|only|todo|fails)\(|waitForTimeout\(|expect\(true\)/, {code: true}),
  ).toEqual([]);
});

test('files name no path of somebody’s machine', () => {
  const text = houseFiles().filter(
    path => /\.(tsx?|mjs|css|md|json|html|ya?ml|sh)$|^\.ci\//.test(path) && path !== 'test/house/sources.test.ts',
  );
  expect(hits(text, /(^|[^A-Za-z0-9._/-])\/(work|root|home|Users)\/[A-Za-z0-9_.-]+/, {code: false})).toEqual([]);
});
