import type { ComponentChildren, TargetedInputEvent } from "preact";
import { useId } from "preact/hooks";

type FieldProps = {
  label: string;
  name: string;
  value: string;
  onValue: (value: string) => void;
  help?: string;
  problem?: string | undefined;
  children?: ComponentChildren;
  type?: "text" | "email" | "password";
  autocomplete: "username" | "current-password" | "new-password" | "name" | "organization" | "off";
  /** Whether it is ordinary language; false for codes and passwords. */
  prose?: boolean;
};

/** A labelled field whose help and problem are read out with it. */
export function Field(props: FieldProps) {
  const { label, name, value, onValue, help, problem, children, prose = true } = props;
  const id = useId();
  const described = [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(" ");
  const common = {
    id,
    name,
    value,
    class: "input",
    dir: "auto",
    required: true,
    autocomplete: props.autocomplete,
    spellcheck: prose,
    autocapitalize: prose ? "sentences" : "off",
    "aria-invalid": problem !== undefined,
    "aria-describedby": described === "" ? undefined : described,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onValue(event.currentTarget.value),
  } as const;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="field-row">
        {props.type === "password" ? (
          <input type="password" {...common} />
        ) : props.type === "email" ? (
          <input type="email" {...common} />
        ) : (
          <input type="text" {...common} />
        )}
        {children}
      </div>
      {help !== undefined && (
        <p id={`${id}-help`} class="help">
          {help}
        </p>
      )}
      {problem !== undefined && (
        <p id={`${id}-problem`} class="wrong">
          {problem}
        </p>
      )}
    </div>
  );
}
