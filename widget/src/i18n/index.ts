import { en, type Texts } from "./en";

type Plural = { readonly one: string; readonly other: string };
type PlainKey = { [K in keyof Texts]: Texts[K] extends string ? K : never }[keyof Texts];
type PluralKey = { [K in keyof Texts]: Texts[K] extends string ? never : K }[keyof Texts];

/** The names between braces in a text: forgetting one, or misspelling it, does not compile. */
type Holes<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;
type Fill<S extends string> = Record<Holes<S>, string>;

const plurals = new Intl.PluralRules("en");

export function t<K extends PlainKey>(
  key: K,
  ...fill: Holes<Texts[K] & string> extends never ? [] : [Fill<Texts[K] & string>]
): string {
  return fillIn(en[key], fill[0] ?? {});
}

export function count(key: PluralKey, n: number): string {
  return countOf(en[key], n);
}

export function countOf(plural: Plural, n: number): string {
  return fillIn(plurals.select(n) === "one" ? plural.one : plural.other, { n: n.toLocaleString("en") });
}

function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
}
