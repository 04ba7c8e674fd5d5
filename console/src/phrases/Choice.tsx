import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

type Described = { label: string; help?: string | undefined; problem?: string | undefined };

type SelectProps = Described & {
  value: string;
  onValue: (value: string) => void;
  children: ComponentChildren;
};

/** A labelled choice of one. */
export function Select({ label, value, onValue, children, help, problem }: SelectProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="input"
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-about`}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {children}
      </select>
      <About id={`${id}-about`} help={help} problem={problem} />
    </div>
  );
}

type WritingProps = Described & {
  value: string;
  rows: number;
  onValue: (value: string) => void;
  onLeave?: () => void;
};

/** A labelled text, of one line or several. */
export function Writing({ label, value, rows, onValue, onLeave, help, problem }: WritingProps) {
  const id = useId();
  const common = {
    id,
    class: "input",
    dir: "auto" as const,
    value,
    "aria-invalid": problem !== undefined,
    "aria-describedby": `${id}-about`,
    onBlur: () => onLeave?.(),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {rows === 1 ? (
        <input type="text" {...common} onInput={(event) => onValue(event.currentTarget.value)} />
      ) : (
        <textarea rows={rows} {...common} onInput={(event) => onValue(event.currentTarget.value)} />
      )}
      <About id={`${id}-about`} help={help} problem={problem} />
    </div>
  );
}

type ManyProps = Described & {
  options: readonly string[];
  name: (option: string) => string;
  chosen: readonly string[];
  onChosen: (chosen: readonly string[]) => void;
};

/** A labelled choice of several; what is chosen first stays first. */
export function Many({ label, options, name, chosen, onChosen, help, problem }: ManyProps) {
  const id = useId();
  return (
    <fieldset class="field many" aria-describedby={`${id}-about`}>
      <legend class="label">{label}</legend>
      <div class="many-options">
        {options.map((option) => (
          <label key={option}>
            <input
              type="checkbox"
              checked={chosen.includes(option)}
              onChange={(event) =>
                onChosen(
                  event.currentTarget.checked ? [...chosen, option] : chosen.filter((one) => one !== option),
                )
              }
            />
            {name(option)}
          </label>
        ))}
      </div>
      <About id={`${id}-about`} help={help} problem={problem} />
    </fieldset>
  );
}

function About({ id, help, problem }: { id: string; help: string | undefined; problem: string | undefined }) {
  return (
    <div id={id}>
      {help !== undefined && <p class="help">{help}</p>}
      {problem !== undefined && <p class="wrong">{problem}</p>}
    </div>
  );
}
