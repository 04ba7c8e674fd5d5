import { type Decoder, decode } from "@warmline/widget/protocol";
import { RequestFailed } from "./RequestFailed";

/** Reads an answer, or fails: what we cannot read means that page and server are of different versions. */
export function read<T>(decoder: Decoder<T>, answer: unknown): T {
  const decoded = decode(decoder, answer);
  if (!decoded.ok) throw new RequestFailed("unexpected");
  return decoded.value;
}
