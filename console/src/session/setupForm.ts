import { texts } from "../i18n/texts";

export type SetupFields = { token: string; business: string; name: string; email: string; password: string };
export type SetupProblems = Partial<Record<keyof SetupFields, string>>;

export const PASSWORD_LEAST = 12;
export const PASSWORD_MOST = 128;

/** What is not right yet, by field; empty when the form can go. Lengths are code points, as on the wire. */
export function checkSetup(fields: SetupFields): SetupProblems {
  const problems: SetupProblems = {};
  for (const name of ["token", "business", "name", "email"] as const) {
    if (fields[name].trim() === "") problems[name] = texts.setup.required;
  }
  // Only the obvious slips: whether an address works is something no pattern knows.
  if (problems.email === undefined && !/^\S+@\S+$/.test(fields.email.trim())) {
    problems.email = texts.setup.emailWrong;
  }
  const password = checkPassword(fields.password);
  if (password !== null) problems.password = password;
  return problems;
}

export function checkPassword(password: string): string | null {
  const length = [...password].length;
  if (length === 0) return texts.setup.required;
  if (length < PASSWORD_LEAST) return texts.setup.passwordTooShort(PASSWORD_LEAST - length);
  return length > PASSWORD_MOST ? texts.setup.passwordTooLong : null;
}

/** The line a web site needs. Nothing in it is secret; `main` is the inbox that the first run creates. */
export function widgetSnippet(origin: string): string {
  return `<script async src="${origin}/widget/warmline.js" data-inbox="main"></script>`;
}
