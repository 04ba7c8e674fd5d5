import { hue, initials } from "./face";

/** Beside the name, which says it in words. */
export function Avatar({ id, name }: { id: string; name: string }) {
  return (
    <span class="avatar" style={{ "--hue": `${hue(id)}` }} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
