import { MOMENTS } from "@warmline/widget/protocol";
import { useEffect, useState } from "preact/hooks";
import type { Desk } from "../app/Desk";
import { texts } from "../i18n/texts";
import { languageName } from "../i18n/when";
import { Select } from "./Choice";
import { SOURCES, STATES, TONES } from "./options";
import { type Filter, NO_FILTER, type PhraseList } from "./PhraseList";
import { momentName } from "./words";

/** Longer than between two keys of one word. */
const TYPING_MS = 250;

export function Filters({ desk, list }: { desk: Desk; list: PhraseList }) {
  const filter = list.filter.value;
  const words = texts.phrases;
  const set = (change: Partial<Filter>) => desk.attempt(list.narrow(change));
  const situations = list.situations.value.filter(
    (situation) => filter.locale === "" || situation.locale === filter.locale,
  );
  const changed = Object.entries(filter).some(
    ([name, value]) => name !== "q" && value !== NO_FILTER[name as keyof Filter],
  );
  return (
    <section class="panel filters" aria-label={words.filters}>
      <Search value={filter.q} onSearch={(q) => set({ q })} />
      <div class="filter-grid">
        <Select label={words.state} value={filter.state} onValue={(state) => set({ state })}>
          <Options options={STATES} name={(state) => words.states[state] ?? state} />
        </Select>
        <Select label={words.language} value={filter.locale} onValue={(locale) => set({ locale })}>
          <Options options={list.languages} name={languageName} />
        </Select>
        <Select label={words.situation} value={filter.situation} onValue={(situation) => set({ situation })}>
          <option value="">{words.any}</option>
          {unique(situations).map(({ key, title }) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
        </Select>
        <Select label={words.moment} value={filter.moment} onValue={(moment) => set({ moment })}>
          <Options options={MOMENTS} name={momentName} />
        </Select>
        <Select label={words.tone} value={filter.tone} onValue={(tone) => set({ tone })}>
          <Options options={TONES} name={(tone) => words.tones[tone] ?? tone} />
        </Select>
        <Select label={words.source} value={filter.source} onValue={(source) => set({ source })}>
          <Options options={SOURCES} name={(source) => words.sources[source] ?? source} />
        </Select>
      </div>
      {changed && (
        <button type="button" class="quiet" onClick={() => set({ ...NO_FILTER, q: filter.q })}>
          {words.clear}
        </button>
      )}
    </section>
  );
}

/** Situations have one key in all languages; without a language chosen, one of each is enough. */
function unique<T extends { key: string }>(situations: readonly T[]): T[] {
  return [
    ...new Map(situations.map((situation) => [situation.key, situation] as const).reverse()).values(),
  ].reverse();
}

function Search({ value, onSearch }: { value: string; onSearch: (words: string) => void }) {
  const [typed, setTyped] = useState(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed decides, whatever else is drawn anew
  useEffect(() => {
    if (typed === value) return;
    const waiting = setTimeout(() => onSearch(typed), TYPING_MS);
    return () => clearTimeout(waiting);
  }, [typed]);
  useEffect(() => setTyped(value), [value]);
  return (
    <div class="field">
      <label for="phrase-search">{texts.phrases.search}</label>
      <input
        id="phrase-search"
        type="search"
        class="input"
        dir="auto"
        placeholder={texts.phrases.searchHelp}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
    </div>
  );
}

function Options({ options, name }: { options: readonly string[]; name: (option: string) => string }) {
  return (
    <>
      <option value="">{texts.phrases.any}</option>
      {options.map((option) => (
        <option key={option} value={option}>
          {name(option)}
        </option>
      ))}
    </>
  );
}
