import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvProblem, minuteColumns, readCsv, refuseRepeats } from '../../src/scenario/trace-csv.ts';
import { TraceFindings } from '../../src/scenario/trace-findings.ts';
import { lines } from './support.ts';

const numbers = (text: string) => {
  const found = new TraceFindings('t.csv');
  const rows = readCsv([text], found, ([name]) =>
    name === 'n'
      ? ([cell = '']) =>
          Number.isNaN(Number(cell)) ? new CsvProblem(`"${cell}" is no number`) : Number(cell)
      : new CsvProblem('the first column must be n'),
  );
  return { rows, findings: found.all() };
};

describe('readCsv', () => {
  it('reads the good rows, and says where the bad ones are', () => {
    const { rows, findings } = numbers('\uFEFFn,x\r\n1,a\r\n\r\ntwo,b\r\n3\r\n4,"c\nd"\r\nfive,e\r\n6,f');
    expect(rows).toEqual([1, 4, 6]);
    expect(lines(findings)).toEqual([
      't.csv:4:1: "two" is no number (SCN012)',
      't.csv:5:1: the row has 1 columns, the header 2 (SCN012)',
      't.csv:8:1: "five" is no number (SCN012)',
    ]);
  });

  it.each([
    ['', 't.csv:1:1: the file is empty (SCN012)'],
    ['m\n1', 't.csv:1:1: the first column must be n (SCN012)'],
  ])('refuses %j', (text, expected) => {
    const { rows, findings } = numbers(text);
    expect(rows).toEqual([]);
    expect(lines(findings)).toEqual([expected]);
  });

  it('understands the same with and without carriage returns', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1x,\n]*$/), (body) => {
        const text = `n,x\n${body}\n`;
        expect(numbers(text.replaceAll('\n', '\r\n'))).toEqual(numbers(text));
      }),
    );
  });

  it('finds a quote that is never closed', () => {
    const { findings } = numbers('n\n"1\n2\n');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      file: 't.csv',
      code: 'SCN012',
      message: expect.stringContaining('Quote'),
    });
  });
});

describe('minuteColumns', () => {
  const header = ['name', '1', '2', '3'];
  it('reads counts', () => {
    const read = minuteColumns(header, 1) as (cells: readonly string[]) => unknown;
    expect(read(['a', '0', '5', '10'])).toEqual(Uint8Array.of(0, 5, 10));
  });

  it.each(['-1', '1.5', 'x', '', '1e400', '1e15', '60000001'])('refuses the count %j', (cell) => {
    const read = minuteColumns(header, 1) as (cells: readonly string[]) => unknown;
    expect(read(['a', '0', cell, '10'])).toEqual(
      new CsvProblem(`minute 2: ${JSON.stringify(cell)} is not a whole number from 0 to 60000000`),
    );
  });

  it.each([
    [['name'], 'there are no columns 1, 2, 3 … with the counts per minute'],
    [['name', '1', '3'], 'column 3 is named "3", not "2"'],
  ])('refuses the header %j', (names, message) => {
    expect(minuteColumns(names, 1)).toEqual(new CsvProblem(message));
  });
});

describe('refuseRepeats', () => {
  it('takes each key once', () => {
    const once = refuseRepeats<string>((row) => row);
    expect(once('a')).toBe('a');
    expect(once('a')).toEqual(new CsvProblem('the row of "a" stands twice'));
  });
});
