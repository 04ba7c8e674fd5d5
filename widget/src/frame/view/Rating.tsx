import { useSignal } from "@preact/signals";
import { t } from "../../i18n";
import type { Satisfaction } from "../Satisfaction";
import { Face } from "./icons";

const WORDS = ["rate1", "rate2", "rate3", "rate4", "rate5"] as const;
const COMMENT_MOST = 2_000;

function wordOf(score: number): string {
  const key = WORDS[score - 1];
  return key ? t(key) : String(score);
}

export function Rating({ satisfaction }: { readonly satisfaction: Satisfaction }) {
  const state = satisfaction.state.value;
  const comment = useSignal("");
  const busy = satisfaction.busy.value;
  if (state.step === "hidden") return null;

  if (state.step === "thanks") {
    return (
      <section class="rating done" aria-label={t("rateThanks")}>
        <p role="status">
          <strong>{t("rateThanks")}</strong> {t("rateYours", { answer: wordOf(state.score) })}
        </p>
        <button type="button" class="plain" onClick={() => satisfaction.change()}>
          {t("rateChange")}
        </button>
      </section>
    );
  }

  const question = state.name ? t("rateWithName", { name: state.name }) : t("rateQuestion");
  const chosen = state.score;
  return (
    <section class="rating" aria-label={question}>
      {state.step === "question" && <p class="rating-note">{t("resolvedNote")}</p>}
      <fieldset disabled={busy}>
        <legend dir="auto">{question}</legend>
        <div class="scores">
          {WORDS.map((_, index) => {
            const score = index + 1;
            return (
              <button
                key={score}
                type="button"
                class="score"
                aria-pressed={chosen === score}
                onClick={() => {
                  if (state.step === "comment") satisfaction.change();
                  void satisfaction.rate(score);
                }}
              >
                <Face score={score} />
                <span>{wordOf(score)}</span>
              </button>
            );
          })}
        </div>
      </fieldset>
      {state.failed && (
        <p role="alert" class="bad">
          {t("rateFailed")}
        </p>
      )}
      {state.step === "comment" ? (
        <form
          class="comment"
          onSubmit={(event) => {
            event.preventDefault();
            if (comment.value.trim() === "") satisfaction.finish();
            else void satisfaction.rate(state.score, comment.value);
          }}
        >
          <label for="rating-comment">{t("rateComment")}</label>
          <textarea
            id="rating-comment"
            rows={3}
            dir="auto"
            maxLength={COMMENT_MOST}
            value={comment.value}
            onInput={(event) => {
              comment.value = event.currentTarget.value;
            }}
          />
          <div class="comment-actions">
            <button type="button" class="plain" onClick={() => satisfaction.finish()}>
              {t("rateDone")}
            </button>
            <button type="submit" class="primary" disabled={busy || comment.value.trim() === ""}>
              {t("rateSend")}
            </button>
          </div>
        </form>
      ) : (
        <button type="button" class="plain" onClick={() => satisfaction.skip()}>
          {t("rateSkip")}
        </button>
      )}
    </section>
  );
}
