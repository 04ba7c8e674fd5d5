import { useState } from "preact/hooks";
import { explain } from "../app/Notices";
import { useShell } from "../app/Shell";
import { useTitle } from "../app/useTitle";
import { texts } from "../i18n/texts";
import { Entrance, Submit } from "./Entrance";
import { Field } from "./Field";

export function SignInPage() {
  const { session } = useShell();
  const state = session.state.value;
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useTitle(texts.page.signIn);

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
    <Entrance>
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
        <Submit problem={problem} busy={busy}>
          {busy ? texts.signIn.busy : texts.signIn.submit}
        </Submit>
      </form>
    </Entrance>
  );
}
