import { useEffect, useState } from "preact/hooks";
import { Icon } from "../app/Icon";
import { explain } from "../app/Notices";
import { useShell } from "../app/Shell";
import { texts } from "../i18n/texts";
import { Field } from "./Field";
import "./session.css";

export function SignInPage() {
  const { session } = useShell();
  const state = session.state.value;
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    document.title = `${texts.page.signIn} · ${texts.product}`;
  }, []);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await session.signIn(email.trim(), password);
    } catch (error) {
      setProblem(explain(error));
      setBusy(false);
    }
  };

  const setupNeeded = state.kind === "signed-out" && state.setupNeeded;
  const ended = state.kind === "signed-out" && state.ended;
  return (
    <main class="whole-page">
      <div class="entrance">
        <EntranceMark />
        {setupNeeded && (
          <section class="callout" aria-labelledby="setup-needed">
            <h2 id="setup-needed">{texts.signIn.setupTitle}</h2>
            <p>{texts.signIn.setupText}</p>
          </section>
        )}
        <form class="card" onSubmit={submit} noValidate>
          <div>
            <h1>{texts.signIn.title}</h1>
            <p class="muted">{texts.signIn.lead}</p>
          </div>
          {ended && (
            <p class="callout" role="status">
              {texts.signIn.ended}
            </p>
          )}
          <Field
            label={texts.signIn.email}
            name="email"
            type="email"
            prose={false}
            autocomplete="username"
            value={email}
            onValue={setEmail}
          />
          <Field
            label={texts.signIn.password}
            name="password"
            type="password"
            autocomplete="current-password"
            value={password}
            onValue={setPassword}
          />
          {problem !== null && (
            <p class="form-problem" role="alert">
              <Icon name="warning" /> {problem}
            </p>
          )}
          <button type="submit" class="button primary wide" aria-disabled={busy}>
            {busy ? texts.signIn.busy : texts.signIn.submit}
          </button>
        </form>
      </div>
    </main>
  );
}

export function EntranceMark() {
  return (
    <p class="entrance-mark">
      <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="9" />
        <path d="M6 17c2.6-6.5 5-6.5 6.8-1.2s3.8 5.6 5.6 1.2c1.5-3.6 3.9-5 7.6-3.6" />
      </svg>
      {texts.product}
    </p>
  );
}
