import { describe, expect, test } from 'vitest';
import { heni } from '../../../src/cli/program.ts';
import { endingOf } from '../../../src/cli/verbs/inspect-action.ts';
import { example, mistyped } from '../example.ts';
import { MemoryIo } from '../memory-io.ts';

const inspect = async (text: string, args: readonly string[] = [], io = new MemoryIo()) => {
  io.files['x.yaml'] = text;
  return { ending: await heni(['inspect', 'x.yaml', ...args], io), io };
};

describe('heni inspect', () => {
  test('prints the answer first, and nothing on stderr', async () => {
    const { ending, io } = await inspect(example());
    expect(ending).toBe('fine');
    expect(io.stdout).toMatch(
      /^! 1 function in a VPC needs 1 ENI; it can be done, with risks: 2 warnings and 1 remark\n/,
    );
    expect(io.stderr).toBe('');
  });

  test('--json has the shape that scripts rely on, the same each time', async () => {
    const [{ io }, again] = [
      await inspect(example(), ['--json']),
      await inspect(example(), ['--format', 'json']),
    ];
    expect(io.stdout).toBe(again.io.stdout);
    expect(JSON.parse(io.stdout)).toMatchObject({
      functions: 1,
      attached: 1,
      keys: [{ subnetId: 'subnet-a', securityGroupIds: ['sg-app'], holders: ['checkout'] }],
      enisPerSubnet: { 'subnet-a': 1 },
      enis: 1,
      unresolved: [],
      coverage: { functions: 1, resolved: 1 },
      findings: [
        { code: 'IAM301', severity: 'warning', where: 'x.yaml:8:9' },
        { code: 'ENI030', severity: 'warning', where: 'x.yaml:10:13' },
        { code: 'ENI032', severity: 'info', where: 'x.yaml:10:13' },
      ],
    });
  });

  test('what AWS will refuse is an answer, not an error of the input', async () => {
    const { ending, io } = await inspect(example('account: { quotas: { enisPerVpc: 0 } }\n'));
    expect(ending).toBe('fine');
    expect(io.stdout).toMatch(/^✗ 1 function in a VPC needs 1 ENI; part of it will fail: 1 error, /);
  });

  test('bad input: every problem on stderr, nothing on stdout, no file, exit 2', async () => {
    const { ending, io } = await inspect(mistyped, ['--json', '-o', 'r.json', '-o', '-']);
    expect([ending, io.stdout]).toEqual(['usage', '']);
    expect(io.stderr).toMatch(/^x\.yaml:11:1: .*"threshold".* \(SCN001\)\n/);
    expect(io.stderr).toMatch(/heni: 1 error; nothing was inspected\n$/);
    expect(Object.keys(io.files)).toEqual(['x.yaml']);
  });

  test('-o writes files in the format of their ending, and never over its input', async () => {
    const { io } = await inspect(example(), ['-o', 'r.json', '-o', 'r.txt']);
    expect(io.stdout).toBe('');
    expect(JSON.parse(io.files['r.json'] ?? '')).toMatchObject({ enis: 1 });
    expect(io.files['r.txt']).toContain('Keys (1)');
    const over = await inspect(example(), ['-o', 'x.yaml', '--json']);
    expect([over.ending, over.io.files['x.yaml']]).toEqual(['usage', example()]);
  });

  test('colours where the terminal has them', async () => {
    const io = new MemoryIo();
    io.terminal = { interactive: true, colour: true, columns: 60 };
    const { io: coloured } = await inspect(example(), [], io);
    expect(coloured.stdout).toContain('\u001b[');
    expect((await inspect(example())).io.stdout).not.toContain('\u001b[');
  });

  test('--strict is content with an input that says everything', async () => {
    expect((await inspect(example(), ['--strict'])).ending).toBe('fine');
  });

  test('every code it tells is explained', async () => {
    const { io } = await inspect(example(), ['--json']);
    const { findings } = JSON.parse(io.stdout) as { findings: { code: string }[] };
    for (const { code } of findings) {
      const explained = new MemoryIo();
      expect(await heni(['validate', '--explain', code], explained)).toBe('fine');
      expect(explained.stdout).toContain(code);
    }
  });
});

describe('endingOf', () => {
  const unresolved = [{ where: 'x:1:1', what: 'a list', consequence: 'one key' }];

  test('--strict ends with 3 when something is open', () => {
    const io = new MemoryIo();
    expect(endingOf({ unresolved, findings: [] }, { strict: true }, io)).toBe('incomplete');
    expect(io.stderr).toBe('heni: 1 thing unresolved in the input (--strict)\n');
  });

  test('--strict ends with 3 for a finding that leaves something open, and for no other', () => {
    const finding = { severity: 'info', file: 'x', line: 1, col: 1, message: 'role?' } as const;
    const io = new MemoryIo();
    const findings = [{ ...finding, code: 'ENI004' }];
    expect(endingOf({ unresolved: [], findings }, { strict: true }, io)).toBe('incomplete');
    expect(io.stderr).toBe('heni: 1 thing unresolved in the input (--strict): ENI004\n');
    const others = [{ ...finding, code: 'ENI012' }];
    expect(endingOf({ unresolved: [], findings: others }, { strict: true }, io)).toBe('fine');
  });

  test('without it that is said in the report alone', () => {
    const io = new MemoryIo();
    expect([endingOf({ unresolved, findings: [] }, {}, io), io.stderr]).toEqual(['fine', '']);
  });
});
