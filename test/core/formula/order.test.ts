import fc from 'fast-check';
import {expect, test} from 'vitest';
import {printCycle, reckoningOrder} from '../../../core/formula/order.ts';

const reads = (edges: Record<string, string[]>) => new Map(Object.entries(edges));

test('formulas are reckoned after what they read; plain inputs are not listed', () => {
  expect(reckoningOrder(reads({total: ['net', 'tax'], tax: ['net'], net: ['price', 'count']})).order).toEqual([
    'net',
    'tax',
    'total',
  ]);
});

test('a cycle is named as a walk, and what stands behind it is blocked with the same name', () => {
  const {order, cycles, blocked} = reckoningOrder(reads({a: ['b'], b: ['c'], c: ['b'], d: ['d'], e: ['x']}));
  expect(cycles.map(printCycle)).toEqual(['b → c → b', 'd → d']);
  expect(order).toEqual(['e']);
  expect(Object.fromEntries(blocked)).toEqual({a: 'b → c → b', b: 'b → c → b', c: 'b → c → b', d: 'd → d'});
});

test('a chain of fifty thousand formulas is walked without running out of stack', () => {
  const chain = new Map(Array.from({length: 50_000}, (_, index) => [`f${index}`, [`f${index + 1}`]] as const));
  expect(reckoningOrder(chain).order).toHaveLength(50_000);
});

test('exactly the formulas that reach a cycle are blocked, in any graph', () => {
  const graph = fc.array(fc.array(fc.nat(7), {maxLength: 3}), {minLength: 1, maxLength: 8});
  fc.assert(
    fc.property(graph, lists => {
      const edges = new Map(lists.map((list, index) => [String(index), list.map(String)] as const));
      const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
        const next = (edges.get(from) ?? []).filter(name => !seen.has(name));
        for (const name of next) seen.add(name);
        return next.some(name => name === to || reaches(name, to, seen));
      };
      const inCycle = [...edges.keys()].filter(name => reaches(name, name));
      const wanted = [...edges.keys()].filter(
        name => inCycle.includes(name) || inCycle.some(member => reaches(name, member)),
      );
      const {order, blocked} = reckoningOrder(edges);
      expect([...blocked.keys()].sort()).toEqual(wanted.sort());
      expect(order.length + blocked.size).toBe(edges.size);
      for (const [place, name] of order.entries())
        for (const read of edges.get(name) ?? []) if (edges.has(read)) expect(order.indexOf(read)).toBeLessThan(place);
    }),
    {numRuns: 1000},
  );
});
