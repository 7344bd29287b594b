/** Texts that are put together of known parts and symbols, and taken apart again. */
import type { Place } from '../place.ts';
import { literal, type Symbolic, type Value } from './value.ts';

/** A part of a text. */
export type Piece = string | Symbolic;

/** The pieces of a value as a text; a list or mapping has none. */
export const piecesOf = (value: Value): readonly Piece[] =>
  value.is === 'literal' ? [value.text] : value.is === 'symbol' ? (value.pieces ?? [value]) : [];

/** The text of the pieces: a literal when all are known. */
export const textFrom = (pieces: readonly Piece[], place: Place): Value => {
  const merged = pieces.reduce<Piece[]>((found, piece) => {
    const last = found.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') found[found.length - 1] = last + piece;
    else if (piece !== '') found.push(piece);
    return found;
  }, []);
  const [only = ''] = merged;
  if (merged.length <= 1) return typeof only === 'string' ? literal(only, place) : { ...only, place };
  const symbols = merged.filter((piece) => typeof piece !== 'string');
  return {
    is: 'symbol',
    name: merged.map((piece) => (typeof piece === 'string' ? piece : `<${piece.name}>`)).join(''),
    key: JSON.stringify(merged.map((piece) => (typeof piece === 'string' ? piece : { key: piece.key }))),
    many: false,
    pieces: merged,
    place,
    open: symbols.find(({ open }) => open !== undefined)?.open,
  };
};

/** The parts between the delimiters; a symbol whose text is not known is a list of unknown length. */
export const split = (value: Value, delimiter: string, place: Place): Value => {
  if (value.is === 'list') return value;
  if (value.is === 'symbol' && value.pieces === undefined)
    return value.many ? value : { ...value, many: true };
  const parts: Piece[][] = [[]];
  for (const piece of piecesOf(value)) {
    const [first = '', ...rest] = typeof piece === 'string' ? piece.split(delimiter) : [piece];
    parts.at(-1)?.push(first);
    for (const part of rest) parts.push([part]);
  }
  return { is: 'list', items: parts.map((part) => textFrom(part, place)), place };
};
