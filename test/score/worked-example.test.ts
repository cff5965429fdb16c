import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import {expect, test} from 'vitest';
import {run} from '../../scripts/score/worked-example.ts';

const CORPUS = resolve('../shared/domain');

test('two hand-reckoned months of three customers come out to the fen', async () => {
  const {totals, items} = await run(['test/fixtures/worked-example']);
  expect(items.filter(({pass}) => !pass)).toEqual([]);
  expect(totals).toEqual({all: {pass: 239, of: 239}});
});

test('every value of the worked example is equal', async () => {
  if (!existsSync(CORPUS)) {
    console.info('not run: no corpus');
    return;
  }
  const {totals, items} = await run([CORPUS]);
  expect(items.filter(({pass}) => !pass)).toEqual([]);
  expect(totals.all?.of).toBeGreaterThan(6000);
});

test('a folder without the files is named', async () => {
  await expect(run(['test/fixtures'])).rejects.toThrow(
    /no corpus: test[/\\]fixtures[/\\]worked-example-expected\.json/,
  );
});
