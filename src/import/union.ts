/** Sets of names that are joined until no name is in two of them. */
export class Groups {
  readonly #sets = new Map<string, Set<string>>();

  has(name: string): boolean {
    return this.#sets.has(name);
  }

  /** The names that are together with this one, itself included; the same set for each of them. */
  of(name: string): ReadonlySet<string> {
    return this.#set(name);
  }

  /** The smaller set goes into the larger one, so that a name moves a few times at most. */
  join(a: string, b: string): void {
    const [left, right] = [this.#set(a), this.#set(b)];
    if (left === right) return;
    const [small, large] = left.size < right.size ? [left, right] : [right, left];
    for (const name of small) {
      large.add(name);
      this.#sets.set(name, large);
    }
  }

  #set(name: string): Set<string> {
    const known = this.#sets.get(name);
    if (known !== undefined) return known;
    const own = new Set([name]);
    this.#sets.set(name, own);
    return own;
  }
}
