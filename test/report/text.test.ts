import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { plainReport } from '../../src/report/options.ts';
import { renderText } from '../../src/report/text.ts';
import { inactive, quotaExceeded, resultWith, shortage, thousand } from './fixture.ts';

const all = [resultWith(), resultWith({ partial: true }), quotaExceeded, shortage, inactive, thousand];
const linesOf = (text: string): string[] => stripVTControlCharacters(text).split('\n');

describe('renderText', () => {
  test('says first what breaks, when, why, and what would avoid it', () => {
    const remedies = [
      { change: 'scaleOutTrigger 0.8', outcome: 'still 1m 20s of shortage', avoids: false },
      { change: 'two keys from the start', outcome: 'no connection is refused', avoids: true },
    ];
    expect(renderText(shortage, { ...plainReport, drawings: true, remedies })).toMatchInlineSnapshot(`
      "black-friday-burst · 10m simulated, 1,234 events

      ✗ Connections run out at 52s on subnet-a / sg-app and 1 more key
        Why    An ENI carries 65,000 connections; this key peaked at 75,000, and Lambda starts another ENI
               only beyond scaleOutTrigger 1 and needs scaleOutDelay 1m 30s for it. It refused 10,000
               connections (20,000 over 2 keys) and stayed short until 2m 22s, 1m 30s in all.
        Fix    Spread the functions over a second set of security groups before the peak (each key starts
               with an ENI of its own), or hold fewer connections per environment, as by a pool or RDS
               Proxy.
        Tried  ✓ two keys from the start: no connection is refused
               ✗ scaleOutTrigger 0.8: still 1m 20s of shortage

      ENIs
        4 created, 0 released · peak 4 (52s), 4 at the end
        0s ▄▄▄▄▄███████████████████████████████████████████████████████ 10m, up to 4
        VPC       ENI quota  most in all  of quota  first at  at end
        vpc-main        250           64    25.6 %        0s      62

      Keys (2): versions with equal subnet and set of security groups share ENIs
        subnet    security groups  most ENIs  at end  connections  refused    short of room  versions
        subnet-a  sg-app                   2       2       75,000   10,000  1m 30s from 52s        20
        subnet-b  sg-app                   2       2       75,000   10,000  1m 30s from 52s        20

      Subnets (2)
        subnet    VPC       addresses  most used  used at end  least free  of all  first at
        subnet-a  vpc-main        251         42           41         209  83.3 %        0s
        subnet-b  vpc-main        251         42           41         209  83.3 %        0s

      Functions (20)
        function                       state at end
        checkout-1 … checkout-20 (20)  Active

      What this rests on
        parameter             value   from           basis
        scaleOutDelay         1m 30s  this scenario  ours
        scaleOutTrigger       1       assumed        ours (0.5 to 1); field: "did not scale to handle the
                                                     bursts"
        maxConnectionsPerEni  65000   published      Lambda Developer Guide

      preset docs-2024 · seed 42 · exact · scenario 0123456789ab · heni 0.1.0
      "
    `);
  });

  test.each([40, 60, 80, 100, 120, 160])('no line is wider than %d columns', (width) => {
    for (const result of all) {
      const text = renderText(result, { ...plainReport, width, drawings: true });
      expect(linesOf(text).filter((line) => line.length > width)).toEqual([]);
    }
  });

  test('colour changes nothing but colour', () => {
    for (const result of all) {
      const coloured = renderText(result, { ...plainReport, colour: true });
      expect(stripVTControlCharacters(coloured)).toBe(renderText(result, plainReport));
      expect(coloured).not.toBe(stripVTControlCharacters(coloured));
    }
  });

  test('a thousand functions and keys fit on two screens', () => {
    const lines = linesOf(renderText(thousand, plainReport));
    expect(lines.length).toBeLessThan(100);
    expect(lines.join('\n')).toMatch(/\n {2}team-\S+ 982 more +Active +983,000/);
    expect(lines).toContain('  … and 990 more');
  });

  test('a stopped run says so at once', () => {
    expect(linesOf(renderText(resultWith({ partial: true }), plainReport))[1]).toBe(
      'Stopped before its end: this tells of the first 10m only.',
    );
  });

  test('nothing at all is still a report', () => {
    const empty = resultWith({
      enis: { created: 0, released: 0, orphaned: 0, peak: 0, peakAt: null, end: 0 },
      keys: [],
      subnets: [],
      vpcs: [],
      functions: [],
    });
    expect(renderText(empty, plainReport)).toMatchInlineSnapshot(`
      "example · 10m simulated, 1,234 events

      ✓ Nothing breaks
        Why    No limit was touched.

      ENIs
        0 created, 0 released · peak 0, 0 at the end

      preset docs-2024 · seed 42 · exact · scenario 0123456789ab · heni 0.1.0
      "
    `);
  });
});
