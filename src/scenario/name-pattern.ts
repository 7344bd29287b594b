/** Whether a pattern in which `*` stands for any text matches the whole name. */
export const matchesPattern = (pattern: string, name: string): boolean => {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return name === pattern;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  // Greedy from the left finds a match where there is one.
  let from = first.length;
  for (const part of rest) {
    const at = name.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from <= name.length - last.length;
};

/** The names that the patterns stand for, each once, in the order of the patterns, then of the names. */
export const expandPatterns = (patterns: readonly string[], names: readonly string[]): string[] => [
  ...new Set(
    patterns.flatMap((pattern) =>
      pattern.includes('*') ? names.filter((name) => matchesPattern(pattern, name)) : [pattern],
    ),
  ),
];
