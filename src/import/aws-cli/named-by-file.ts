/** Some answers do not say what they are about; the name of their file may. */

/** The longest of the names that stands in the name of a file between other characters; undefined where none does. */
export const namedByFile = (file: string, names: Iterable<string>): string | undefined => {
  const base = file.split('/').at(-1) ?? file;
  const standing = [...names].filter((name) => {
    const at = name === '' ? -1 : base.indexOf(name);
    const isPart = (character: string | undefined): boolean => /^[A-Za-z0-9]$/.test(character ?? '');
    return at >= 0 && !isPart(base[at - 1]) && !isPart(base[at + name.length]);
  });
  return standing.sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0];
};
