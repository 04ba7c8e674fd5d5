import { useEffect, useRef, useState } from "preact/hooks";
import { explain } from "../app/Notices";
import { useShell } from "../app/Shell";
import { useTitle } from "../app/useTitle";
import { texts } from "../i18n/texts";
import { RequestFailed } from "../server/RequestFailed";
import { Entrance, Submit } from "./Entrance";
import { Field } from "./Field";
import { SetupDone } from "./SetupDone";
import { checkSetup, type SetupFields, type SetupProblems } from "./setupForm";

const FIELD_NAMES = ["token", "business", "name", "email", "password"] as const;

export function SetupPage({ token }: { token: string | null }) {
  const { session, router } = useShell();
  const [fields, setFields] = useState<SetupFields>({
    token: token ?? "",
    business: "",
    name: "",
    email: "",
    password: "",
  });
  // The address loses its token at once; whether a link brought one has to be remembered.
  const [fromLink] = useState(token !== null);
  const [problems, setProblems] = useState<SetupProblems>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const state = session.state.value;
  useTitle(texts.page.setup);

  useEffect(() => {
    // The token is ours now; it should not stay in the address bar or the history.
    if (token !== null) router.replace({ page: "setup", token: null });
  }, [token, router]);

  if (state.kind === "signed-in") return <SetupDone me={state.me} />;

  const set = (name: keyof SetupFields) => (value: string) => {
    setFields((now) => ({ ...now, [name]: value }));
    setProblems(({ [name]: _, ...others }) => others);
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const found = checkSetup(fields);
    setProblems(found);
    setFailure(null);
    if (Object.keys(found).length > 0) return focusFirst(found);
    setBusy(true);
    try {
      await session.setUp({ ...fields, token: fields.token.trim(), email: fields.email.trim() });
    } catch (error) {
      setBusy(false);
      const refused = fieldProblems(error);
      setProblems(refused);
      setFailure(explainSetup(error));
      focusFirst(refused);
    }
  };

  const focusFirst = (found: SetupProblems) => {
    const first = FIELD_NAMES.find((name) => found[name] !== undefined);
    if (first !== undefined) form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
  };

  return (
    <Entrance>
      <form class="card" ref={form} onSubmit={submit} noValidate>
        <div>
          <h1>{texts.setup.title}</h1>
          <p class="muted">{texts.setup.lead}</p>
        </div>
        {!fromLink && (
          <>
            <p class="callout">{texts.setup.noToken}</p>
            <Field
              label={texts.setup.token}
              name="token"
              help={texts.setup.tokenHelp}
              autocomplete="off"
              prose={false}
              value={fields.token}
              onValue={set("token")}
              problem={problems.token}
            />
          </>
        )}
        <Field
          label={texts.setup.business}
          name="business"
          help={texts.setup.businessHelp}
          autocomplete="organization"
          value={fields.business}
          onValue={set("business")}
          problem={problems.business}
        />
        <Field
          label={texts.setup.name}
          name="name"
          help={texts.setup.nameHelp}
          autocomplete="name"
          value={fields.name}
          onValue={set("name")}
          problem={problems.name}
        />
        <Field
          label={texts.setup.email}
          name="email"
          type="email"
          prose={false}
          autocomplete="username"
          value={fields.email}
          onValue={set("email")}
          problem={problems.email}
        />
        <Field
          label={texts.setup.password}
          name="password"
          type={shown ? "text" : "password"}
          help={texts.setup.passwordHelp}
          autocomplete="new-password"
          prose={false}
          value={fields.password}
          onValue={set("password")}
          problem={problems.password}
        >
          <button
            type="button"
            class="button"
            aria-pressed={shown}
            aria-label={texts.setup.showPassword}
            onClick={() => setShown(!shown)}
          >
            {shown ? texts.common.hide : texts.common.show}
          </button>
        </Field>
        <Submit problem={failure} busy={busy}>
          {busy ? texts.setup.busy : texts.setup.submit}
        </Submit>
      </form>
    </Entrance>
  );
}

function fieldProblems(error: unknown): SetupProblems {
  const problems: SetupProblems = {};
  if (!(error instanceof RequestFailed)) return problems;
  for (const { field, message } of error.fields) {
    const name = FIELD_NAMES.find((candidate) => candidate === field);
    if (name !== undefined) problems[name] = message;
  }
  return problems;
}

/** Two codes mean something of their own here. */
function explainSetup(error: unknown): string {
  if (error instanceof RequestFailed) {
    if (error.code === "conflict") return texts.setup.already;
    if (error.code === "invalid_credentials") return texts.setup.wrongToken;
  }
  return explain(error);
}
