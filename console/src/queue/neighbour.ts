/** The id beside the open one; from nothing, or from one that has left the list, the first. Null at the ends. */
export function neighbour(
  list: ReadonlyArray<{ readonly id: string }>,
  open: string | null,
  step: 1 | -1,
): string | null {
  const at = list.findIndex(({ id }) => id === open);
  if (at === -1) return list[0]?.id ?? null;
  return list[at + step]?.id ?? null;
}
