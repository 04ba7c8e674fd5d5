import { type Decoder, decodeJson, object, optional, string, whole } from "../protocol/decode";

/** Who the visitor is to the server. */
export type Identity = {
  readonly token: string;
  /** `sub` of the JWT that vouched for them; absent for an anonymous visitor. */
  readonly subject?: string;
};

/** How far the visitor has seen, and what became of the question after resolution. */
export type Place = {
  readonly conversation: string;
  readonly seen: number;
  readonly rating?: RatingMemory;
};
export type RatingMemory = { readonly atSeq: number; readonly score?: number; readonly skipped?: string };

const identity: Decoder<Identity> = object<Identity>({ token: string, subject: optional(string) });
const place: Decoder<Place> = object<Place>({
  conversation: string,
  seen: whole,
  rating: optional(object<RatingMemory>({ atSeq: whole, score: optional(whole), skipped: optional(string) })),
});

/** What this browser keeps about the visitor of one inbox; everything lies under one prefix, to be forgotten as one. */
export class Memory {
  constructor(
    private readonly storage: Storage | undefined,
    readonly prefix: string,
  ) {}

  get identity(): Identity | undefined {
    return this.#read("visitor", identity);
  }
  set identity(value: Identity | undefined) {
    this.#write("visitor", value);
  }

  get place(): Place | undefined {
    return this.#read("place", place);
  }
  set place(value: Place | undefined) {
    this.#write("place", value);
  }

  get draft(): string {
    return this.#read("draft", string) ?? "";
  }
  set draft(text: string) {
    this.#write("draft", text || undefined);
  }

  forget(): void {
    try {
      for (const key of Object.keys(this.storage ?? {})) {
        if (key.startsWith(this.prefix)) this.storage?.removeItem(key);
      }
    } catch {
      // Nothing could be stored, so there is nothing to forget.
    }
  }

  #read<T>(name: string, decoder: Decoder<T>): T | undefined {
    try {
      const text = this.storage?.getItem(this.prefix + name);
      const decoded = text ? decodeJson(decoder, text) : undefined;
      return decoded?.ok ? decoded.value : undefined;
    } catch {
      return undefined;
    }
  }

  #write(name: string, value: unknown): void {
    try {
      if (value === undefined) this.storage?.removeItem(this.prefix + name);
      else this.storage?.setItem(this.prefix + name, JSON.stringify(value));
    } catch {
      // Storage is off or full: the visitor is new again after a reload.
    }
  }
}

/** Undefined where the browser keeps storage from frames. */
export function localStorageIfAllowed(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

/** The `sub` claim, read without checking: only to see whether this is still the same person. */
export function subjectOf(jwt: string): string | undefined {
  try {
    const claims = jwt.split(".")[1]?.replace(/-/g, "+").replace(/_/g, "/") ?? "";
    const bytes = Uint8Array.from(atob(claims), (char) => char.charCodeAt(0));
    const decoded = decodeJson(
      object<{ readonly sub: string }>({ sub: string }),
      new TextDecoder().decode(bytes),
    );
    return decoded.ok ? decoded.value.sub : undefined;
  } catch {
    return undefined;
  }
}
