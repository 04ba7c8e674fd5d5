export interface RandomBytes {
  fill(bytes: Uint8Array<ArrayBuffer>): void;
}

export const systemRandom: RandomBytes = {
  fill: (bytes) => {
    crypto.getRandomValues(bytes);
  },
};

/** A version 7 UUID (RFC 9562): 48 bits of time, then chance. */
export function newId(nowMs: number, random: RandomBytes = systemRandom): string {
  const bytes = new Uint8Array(16);
  random.fill(bytes);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, Math.floor(nowMs / 0x10000));
  view.setUint16(4, nowMs % 0x10000);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
