import { describe, expect, it } from 'vitest';
import { readContainers } from '../../src/scenario/trace-containers.ts';
import { describeWithTraces, sharedTrace } from './shared-traces.ts';
import { fixture, lines } from './support.ts';

describe('readContainers', () => {
  it('takes any leading columns', () => {
    expect(readContainers(fixture('containers.csv'), 't.csv')).toEqual({
      rows: [
        { function: 'shop', intervalMs: 60_000, counts: Uint8Array.of(0, 2, 2, 0) },
        { function: 'mail', intervalMs: 60_000, counts: Uint8Array.of(1, 0, 0, 3) },
      ],
      findings: [],
    });
  });

  it.each(['name,x\na,1\n', '1,2\n3,4\n'])('refuses %j, where no column is a minute after a name', (text) => {
    expect(lines(readContainers(text, 't.csv').findings)).toEqual([
      't.csv:1:1: there are no columns 1, 2, 3 … with the counts per minute (SCN012)',
    ]);
  });
});

describeWithTraces('the real containers per minute', () => {
  it('are a day of 62 applications', () => {
    const { rows, findings } = readContainers(sharedTrace('azure2019_containers_per_minute.csv'), 't.csv');
    expect(findings).toEqual([]);
    expect(rows).toHaveLength(62);
    expect(rows.every(({ counts }) => counts.length === 1440)).toBe(true);
  });
});
