/** Colours, when the one who asks allows them: the report itself reads neither environment nor terminal. */
import { styleText } from 'node:util';

/** What a piece of text means; how it looks is decided here alone. */
const looks = {
  broken: ['red', 'bold'],
  tight: ['yellow', 'bold'],
  fine: ['green', 'bold'],
  updating: ['cyan'],
  inactive: ['magenta'],
  title: ['bold'],
  dim: ['dim'],
} as const;

/** A key of the looks: whoever writes names a meaning, never a colour. */
export type Meaning = keyof typeof looks;

/** Dresses a text for its meaning; without colours it is returned as it is. */
export type Paint = (meaning: Meaning, text: string) => string;

/** `validateStream: false`: the caller has decided; styleText must not ask the process again. */
export const painter = (colour: boolean): Paint =>
  colour
    ? (meaning, text) => styleText([...looks[meaning]], text, { validateStream: false })
    : (_, text) => text;

/** Marks that say the same without colour. */
export const marks = { broken: '✗', tight: '!', fine: '✓' } as const;
