/** `--trace` plays another file in the layout that the scenario names, whichever it is. */
import { describe, expect, test } from 'vitest';
import { heni } from '../../src/cli/program.ts';
import type { RunResult } from '../../src/engine/result.ts';
import { MemoryIo } from './memory-io.ts';

const minute = (index: number): string => `2026-11-27T00:0${index}:00Z`;
const metrics = (metric: string, statistic: string) =>
  JSON.stringify({
    Label: metric,
    Datapoints: [1, 0].map((index) => ({ Timestamp: minute(index), [statistic]: 3 })),
  });

const traces = [
  ['trace', 'azure2019', 'HashOwner,HashApp,HashFunction,Trigger,1,2\no,a,f,http,3,3\n'],
  ['trace', 'azure2021', `app,func,end_timestamp,duration\n${'a,f,30,1\na,f,90,1\n'.repeat(3)}`],
  ['trace', 'csv', `time,invocations\n${minute(0)},3\n${minute(1)},3\n`],
  ['trace', 'cloudwatch', metrics('Invocations', 'Sum')],
  ['concurrency', 'containers', 'name,1,2\nf,3,3\n'],
  ['concurrency', 'csv', `time,concurrency\n${minute(0)},3\n${minute(1)},3\n`],
  ['concurrency', 'cloudwatch', metrics('ConcurrentExecutions', 'Maximum')],
] as const;

const run = async (form: string, format: string, text: string) => {
  const trace = `{ trace: { file: none, format: ${format} } }`;
  const traffic = form === 'trace' ? trace : `{ concurrency: ${trace} }`;
  const scenario = `version: 1\nname: t\nduration: 2m\nfunctions: [{ name: f, existing: true, traffic: ${traffic} }]\n`;
  const io = new MemoryIo({ 'x.yaml': scenario, 'other.trace': text });
  const ending = await heni(['run', 'x.yaml', '--json', '--trace', 'other.trace'], io);
  return { ending, io };
};

describe('run --trace', () => {
  test.each(traces)('%s: %s', async (form, format, text) => {
    const { ending, io } = await run(form, format, text);
    expect([ending, io.stderr]).toEqual(['fine', '']);
    const { invocations, functions } = JSON.parse(io.stdout) as RunResult;
    expect(invocations.total).toBe(form === 'trace' ? 6 : 0);
    expect(functions[0]?.state).toBe('Active');
  });

  test.each(traces)('%s: %s refuses what is of another layout', async (form, format) => {
    const { ending, io } = await run(form, format, 'x,y\n1,2\n');
    expect([ending, io.stdout]).toEqual(['usage', '']);
    expect(io.stderr).toMatch(/^other\.trace:1:1: .* \(SCN012\)$/m);
  });
});
