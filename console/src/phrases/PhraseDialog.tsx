import { EMOTION_LABELS, MOMENTS } from "@warmline/widget/protocol";
import { useMemo, useState } from "preact/hooks";
import { Dialog } from "../app/Dialog";
import { explain } from "../app/Notices";
import { useShell } from "../app/Shell";
import { concernName, feelingName } from "../feeling/words";
import { texts } from "../i18n/texts";
import { languageName } from "../i18n/when";
import { Many, Select, Writing } from "./Choice";
import { AUDIENCES, DIRECTNESSES, FORMALITIES, TOPICS } from "./options";
import { NEW_SITUATION, PhraseForm } from "./PhraseForm";
import type { PhraseList } from "./PhraseList";
import type { Item, Phrase } from "./wire";
import { momentName } from "./words";

type PhraseDialogProps = {
  list: PhraseList;
  phrase: Phrase | null;
  onSaved: (before: Phrase | null, saved: Item) => void;
  onClose: () => void;
};

/** Writes a phrase, changes one, or reviews an imported one. */
export function PhraseDialog({ list, phrase, onSaved, onClose }: PhraseDialogProps) {
  const { http } = useShell();
  const words = texts.phrases.form;
  const locale = list.filter.peek().locale || "en";
  const form = useMemo(() => new PhraseForm(http, phrase, locale), [http, phrase, locale]);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const wrong = Object.keys(form.problems.value).length;
  const review = phrase?.state === "to-review";

  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      const saved = await form.save();
      if (saved !== null) return onSaved(phrase, saved);
    } catch (error) {
      setFailure(explain(error));
    }
    setBusy(false);
  };

  return (
    <Dialog
      title={phrase === null ? words.addTitle : review ? words.reviewTitle : words.editTitle}
      onClose={onClose}
      mayClose={() => !form.changed || confirm(words.leave)}
    >
      <form class="dialog-form phrase-form" onSubmit={save} noValidate>
        {review && <p class="muted">{words.reviewLead}</p>}
        <WhatItSays form={form} />
        <WhereItFits form={form} list={list} />
        <RecordChoice form={form} />
        <Theirs form={form} />
        {wrong > 0 && (
          <p class="form-problem" role="alert">
            {words.many(wrong)}
          </p>
        )}
        {failure !== null && (
          <p class="form-problem" role="alert">
            {failure}
          </p>
        )}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>
            {texts.common.cancel}
          </button>
          <button type="submit" class="button primary" aria-disabled={busy}>
            {busy ? words.saving : words.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Theirs({ form }: { form: PhraseForm }) {
  const theirs = form.theirs.value;
  const words = texts.phrases.form;
  if (theirs === null) return null;
  const labels: Partial<Record<string, string>> = {
    situation: words.situation,
    moment: words.moment,
    feelings: words.feelings,
    formality: words.formality,
    directness: words.directness,
    answers: words.answers,
    avoid: words.avoid,
    neverFor: words.neverFor,
  };
  const others = form.changedByThem.filter((name) => name !== "text");
  return (
    <div class="theirs" role="alert">
      <p>{words.conflict}</p>
      <blockquote dir="auto">{theirs.text}</blockquote>
      {others.length > 0 && (
        <p>{words.conflictFields(others.map((name) => labels[name] ?? name).join(", "))}</p>
      )}
      <p>{theirs.state === "retired" ? words.conflictRetired : words.conflictHelp}</p>
      <button type="button" class="button" onClick={() => form.takeTheirs()}>
        {words.takeTheirs}
      </button>
    </div>
  );
}

function WhatItSays({ form }: { form: PhraseForm }) {
  const fields = form.fields.value;
  const problem = problemsOf(form);
  const words = texts.phrases.form;
  const check = () => void form.check();
  return (
    <>
      <Writing
        label={words.text}
        rows={4}
        value={fields.text}
        help={words.textHelp}
        problem={problem("text")}
        onValue={(text) => form.write({ text })}
        onLeave={check}
      />
      {form.hints.value.length > 0 && (
        <ul class="wording-hints" aria-label={words.hints}>
          {form.hints.value.map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
      )}
      <Select
        label={words.moment}
        value={fields.moment}
        problem={problem("moment")}
        onValue={(moment) => {
          form.write({ moment });
          check();
        }}
      >
        <option value="">{words.choose}</option>
        {MOMENTS.map((moment) => (
          <option key={moment} value={moment}>
            {momentName(moment)}
          </option>
        ))}
      </Select>
      <Many
        label={words.feelings}
        options={EMOTION_LABELS}
        name={feelingName}
        chosen={fields.feelings}
        problem={problem("feelings")}
        onChosen={(feelings) => form.write({ feelings })}
      />
      <div class="side-by-side">
        <Select
          label={words.formality}
          value={fields.formality}
          problem={problem("formality")}
          onValue={(formality) => form.write({ formality })}
        >
          <Tones options={FORMALITIES} />
        </Select>
        <Select
          label={words.directness}
          value={fields.directness}
          problem={problem("directness")}
          onValue={(directness) => form.write({ directness })}
        >
          <Tones options={DIRECTNESSES} />
        </Select>
      </div>
      <Writing
        label={words.answers}
        rows={3}
        value={fields.answers}
        help={words.perLine}
        problem={problem("answers")}
        onValue={(answers) => form.write({ answers })}
      />
      <Writing
        label={words.avoid}
        rows={2}
        value={fields.avoid}
        problem={problem("avoid")}
        onValue={(avoid) => form.write({ avoid })}
      />
      <Many
        label={words.neverFor}
        options={TOPICS}
        name={concernName}
        chosen={fields.neverFor}
        problem={problem("neverFor")}
        onChosen={(neverFor) => form.write({ neverFor })}
      />
    </>
  );
}

function WhereItFits({ form, list }: { form: PhraseForm; list: PhraseList }) {
  const fields = form.fields.value;
  const problem = problemsOf(form);
  const words = texts.phrases.form;
  const known = list.situations.value.filter((situation) => situation.locale === fields.locale);
  return (
    <>
      {form.before === null && (
        <Select
          label={words.language}
          value={fields.locale}
          problem={problem("locale")}
          onValue={(locale) => form.write({ locale, situation: "" })}
        >
          {list.languages.map((locale) => (
            <option key={locale} value={locale}>
              {languageName(locale)}
            </option>
          ))}
        </Select>
      )}
      <Select
        label={words.situation}
        value={fields.situation}
        problem={problem("situation")}
        onValue={(situation) => {
          form.write({ situation });
          void form.check();
        }}
      >
        <option value="">{words.choose}</option>
        {known.map((situation) => (
          <option key={situation.key} value={situation.key}>
            {situation.title}
          </option>
        ))}
        {form.before === null && <option value={NEW_SITUATION}>{words.newSituation}</option>}
      </Select>
      {fields.situation === NEW_SITUATION && (
        <div class="new-situation">
          <Writing
            label={words.situationTitle}
            rows={1}
            value={fields.title}
            problem={problem("title")}
            onValue={(title) => form.write({ title })}
          />
          <Writing
            label={words.situationKey}
            rows={1}
            value={fields.situationKey}
            help={words.situationKeyHelp}
            problem={problem("situationKey")}
            onValue={(situationKey) => form.write({ situationKey })}
          />
          <Many
            label={words.audience}
            options={AUDIENCES}
            name={(audience) => texts.contact.audience[audience] ?? audience}
            chosen={fields.audience}
            problem={problem("audience")}
            onChosen={(audience) => form.write({ audience })}
          />
          <Writing
            label={words.about}
            rows={3}
            value={fields.about}
            help={words.perLine}
            problem={problem("about")}
            onValue={(about) => form.write({ about })}
          />
        </div>
      )}
    </>
  );
}

function RecordChoice({ form }: { form: PhraseForm }) {
  const words = texts.phrases.form;
  if (!form.asksForRecord) return null;
  return (
    <fieldset class="field keep">
      <legend class="label">{words.keep}</legend>
      {(["record", "nothing"] as const).map((keep) => (
        <label key={keep}>
          <input
            type="radio"
            name="keep"
            checked={form.keep.value === keep}
            onChange={() => form.choose(keep)}
          />
          {keep === "record" ? words.keepRecord : words.keepNothing}
        </label>
      ))}
      <p class="help">{words.keepHelp}</p>
    </fieldset>
  );
}

function Tones({ options }: { options: readonly string[] }) {
  return (
    <>
      {options.map((option) => (
        <option key={option} value={option}>
          {texts.phrases.tones[option]}
        </option>
      ))}
    </>
  );
}

function problemsOf(form: PhraseForm): (field: string) => string | undefined {
  const problems = form.problems.value;
  return (field) => {
    const must = problems[field];
    return must === undefined ? undefined : texts.phrases.form.check(must);
  };
}
