import type { PresetName } from '../model/parameters.ts';
import { painter } from '../report/paint.ts';
import { table, type Column } from '../report/table.ts';
import { wrap } from '../report/wrap.ts';
import type { PresetRow } from './preset-rows.ts';

const WIDEST = 120;
const INDENT = '    ';

/** Each row on a line, and below it what it is and where the value comes from. */
export const presetLines = (
  rows: readonly PresetRow[],
  presets: readonly PresetName[],
  { columns: terminalColumns, colour }: { readonly columns: number; readonly colour: boolean },
): string => {
  const width = Math.min(terminalColumns, WIDEST);
  const paint = painter(colour);
  const [head = '', ...lines] = table(columns(presets), rows, width, (text) => paint('title', text));
  const told = rows.flatMap(({ what, basis }, index) => [
    lines[index] ?? '',
    ...wrap(`${what} Basis: ${basis}.`, width - INDENT.length).map((line) => paint('dim', INDENT + line)),
  ]);
  return `${[head, ...told].join('\n')}\n`;
};

const originOf = ({ kind, assumption, measured }: PresetRow): string => {
  if (kind === 'quota') return 'quota';
  if (assumption) return 'assumed';
  return measured === true ? 'measured' : 'published';
};

const columns = (presets: readonly PresetName[]): readonly Column<PresetRow>[] => [
  { head: 'name', cell: ({ name }) => name },
  ...presets.map((preset, index) => ({
    head: preset,
    cell: ({ values }: PresetRow) => {
      const value = values[preset] ?? '';
      return index > 0 && value === values[presets[0] ?? preset] ? 'same' : value;
    },
    shrinksTo: 12,
  })),
  {
    head: '',
    cell: originOf,
  },
];
