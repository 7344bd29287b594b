import { describe, expect, it } from 'vitest';
import { readInvocationEnds } from '../../src/scenario/trace-azure2021.ts';
import { lines } from './support.ts';

const HEADER = 'app,func,end_timestamp,duration\n';

describe('readInvocationEnds', () => {
  it('counts arrivals per minute, which are before the ends, in any order', () => {
    const { rows, findings } = readInvocationEnds(
      [`${HEADER}a,f,130,5\na,f,70,20\na,f,61.5,0.5\na,g,10,1\n`],
      't.csv',
    );
    expect(findings).toEqual([]);
    expect(rows.map(({ function: name, counts }) => [name, [...counts]])).toEqual([
      ['a/f', [1, 1, 1]],
      ['a/g', [1, 0, 0]],
    ]);
    expect(rows[1]?.duration).toMatchObject({ percentiles: expect.arrayContaining([[100, 1000]]) });
  });

  it('leaves out what began before the trace, and says so', () => {
    const { rows, findings } = readInvocationEnds([`${HEADER}a,f,3,5\na,f,9,5\n`], 't.csv');
    expect([...(rows[0]?.counts ?? [])]).toEqual([1]);
    expect(lines(findings)).toEqual([
      't.csv:2:1: 1 invocations that began before time 0, the first in this line, are not played (SCN029)',
    ]);
  });

  it.each([
    ['a,f,-1,0', 'end_timestamp: "-1" is not a number of seconds from 0 to 31622400'],
    ['a,f,1700000000,1', 'end_timestamp: "1700000000" is not a number of seconds from 0 to 31622400'],
    ['a,f,5,x', 'duration: "x" is not a number of seconds from 0 to 31622400'],
    ['a,f,5', 'the row has 3 columns, the header 4'],
  ])('refuses %s', (row, message) => {
    expect(lines(readInvocationEnds([`${HEADER}${row}\n`], 't.csv').findings)).toEqual([
      `t.csv:2:1: ${message} (SCN012)`,
    ]);
  });

  it('refuses another layout', () => {
    expect(lines(readInvocationEnds(['app,function\n'], 't.csv').findings)).toEqual([
      't.csv:1:1: column 2 is named "function", not "func": the layout azure2021 begins app,func,end_timestamp,duration (SCN012)',
    ]);
  });
});
