/**
 * What came over the wire is `unknown` until one of these decoders has looked at every field that is used.
 * Decoders throw a private `Mismatch`; `decode` is the only way in and turns it into a value, so that nothing
 * outside this folder ever sees an exception because of what somebody sent.
 */

export type DecodeFailure = {
  readonly kind: "not_json" | "unknown_type" | "wrong_shape";
  /** Where in the value, `author.kind` for example; empty for the value itself. */
  readonly path: string;
  readonly expected: string;
};

export type Decoded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: DecodeFailure };

export type Decoder<T> = (input: unknown, path: string) => T;

/** One decoder for each field; a field that may be absent needs a decoder that may give `undefined`. */
export type Shape<T> = {
  readonly [K in keyof T]-?: Record<string, never> extends Pick<T, K>
    ? Decoder<T[K] | undefined>
    : Decoder<T[K]>;
};

class Mismatch extends Error {
  constructor(readonly failure: DecodeFailure) {
    super(failure.expected);
  }
}

function refuse(path: string, expected: string, kind: DecodeFailure["kind"] = "wrong_shape"): never {
  throw new Mismatch({ kind, path, expected });
}

export function decode<T>(decoder: Decoder<T>, input: unknown): Decoded<T> {
  try {
    return { ok: true, value: decoder(input, "") };
  } catch (problem) {
    if (problem instanceof Mismatch) return { ok: false, failure: problem.failure };
    throw problem;
  }
}

export function decodeJson<T>(decoder: Decoder<T>, json: string): Decoded<T> {
  let input: unknown;
  try {
    input = JSON.parse(json);
  } catch {
    return { ok: false, failure: { kind: "not_json", path: "", expected: "JSON" } };
  }
  return decode(decoder, input);
}

export function isRecord(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

export const string: Decoder<string> = (input, path) =>
  typeof input === "string" ? input : refuse(path, "a text");

export const number: Decoder<number> = (input, path) =>
  typeof input === "number" && Number.isFinite(input) ? input : refuse(path, "a number");

/** `seq`, counts, milliseconds: whole and not negative. */
export const whole: Decoder<number> = (input, path) =>
  typeof input === "number" && Number.isSafeInteger(input) && input >= 0
    ? input
    : refuse(path, "a whole number");

export const boolean: Decoder<boolean> = (input, path) =>
  typeof input === "boolean" ? input : refuse(path, "true or false");

export function oneOf<const V extends string>(values: readonly V[]): Decoder<V> {
  return (input, path) => {
    const found = values.find((value) => value === input);
    return found ?? refuse(path, `one of ${values.join(", ")}`);
  };
}

/** Absent and `null` mean the same on this wire. */
export function optional<T>(decoder: Decoder<T>): Decoder<T | undefined> {
  return (input, path) => (input === undefined || input === null ? undefined : decoder(input, path));
}

export function orNull<T>(decoder: Decoder<T>): Decoder<T | null> {
  return (input, path) => (input === undefined || input === null ? null : decoder(input, path));
}

export function withDefault<T>(decoder: Decoder<T>, fallback: T): Decoder<T> {
  return (input, path) => (input === undefined || input === null ? fallback : decoder(input, path));
}

export function listOf<T>(decoder: Decoder<T>): Decoder<readonly T[]> {
  return (input, path) =>
    Array.isArray(input)
      ? input.map((item: unknown, index) => decoder(item, `${path}[${index}]`))
      : refuse(path, "a list");
}

export function recordOf<T>(decoder: Decoder<T>): Decoder<Readonly<Record<string, T>>> {
  return (input, path) => {
    if (!isRecord(input)) return refuse(path, "an object");
    return Object.fromEntries(
      Object.entries(input).map(([key, value]) => [key, decoder(value, at(path, key))]),
    );
  };
}

/** Takes the fields of the shape and leaves unknown ones behind. */
export function object<T extends object>(shape: Shape<T>): Decoder<T> {
  const fields: [string, Decoder<unknown>][] = Object.entries(shape);
  return (input, path) => {
    if (!isRecord(input)) return refuse(path, "an object");
    const taken: Record<string, unknown> = {};
    for (const [key, decoder] of fields) {
      const value = decoder(input[key], at(path, key));
      if (value !== undefined) taken[key] = value;
    }
    // Sound because `Shape` demands a decoder for each field of T.
    return taken as T;
  };
}

/** Chooses the decoder by `type`, and puts the type into what comes out. */
export function byType<F extends { readonly type: string }>(
  table: {
    readonly [K in F["type"]]: Decoder<Omit<Extract<F, { type: K }>, "type">>;
  },
): Decoder<F> {
  const decoders = new Map<string, Decoder<object>>(Object.entries(table));
  return (input, path) => {
    if (!isRecord(input)) return refuse(path, "an object");
    const type = string(input.type, at(path, "type"));
    const decoder = decoders.get(type);
    if (!decoder) return refuse(at(path, "type"), "a frame type of version 1", "unknown_type");
    return { type, ...decoder(input, path) } as F;
  };
}

function at(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
