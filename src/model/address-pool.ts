/** Which addresses of a subnet are taken, by their number from its first usable one; the one given back last goes first. */
export class AddressPool {
  #next = 0;
  readonly #free: number[] = [];

  take(): number {
    const again = this.#free.pop();
    if (again !== undefined) return again;
    this.#next += 1;
    return this.#next - 1;
  }

  giveBack(address: number): void {
    this.#free.push(address);
  }
}
