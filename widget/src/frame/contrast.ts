/** Red, green, blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

const WHITE: Rgb = [255, 255, 255];
const NIGHT: Rgb = [27, 23, 20];
const ENOUGH = 4.5;

export function parseHex(hex: string): Rgb | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) return undefined;
  const [r, g, b] = match.slice(1).map((part) => Number.parseInt(part, 16));
  return [r ?? 0, g ?? 0, b ?? 0];
}

export function toHex(color: Rgb): string {
  return `#${color.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

/** WCAG 2.2, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/**
 * The owner's colour, moved towards black or white just as far as text on `ground` (and on `page`) needs; and the
 * ink that can be read on it.
 */
export function readableAccent(accent: Rgb, grounds: readonly Rgb[]): { accent: Rgb; ink: Rgb } {
  const first = grounds[0] ?? WHITE;
  const towards: Rgb = luminance(first) > 0.18 ? [0, 0, 0] : WHITE;
  let color = accent;
  for (let share = 0; share <= 1; share += 0.04) {
    color = mix(accent, towards, share);
    if (grounds.every((ground) => contrast(color, ground) >= ENOUGH)) break;
  }
  const ink = contrast(color, WHITE) >= ENOUGH ? WHITE : NIGHT;
  return { accent: color, ink };
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return [
    Math.round(a[0] + (b[0] - a[0]) * share),
    Math.round(a[1] + (b[1] - a[1]) * share),
    Math.round(a[2] + (b[2] - a[2]) * share),
  ];
}

function luminance(color: Rgb): number {
  const [r, g, b] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
