import type { Me } from "@warmline/widget/protocol";
import { useEffect, useRef, useState } from "preact/hooks";
import { useShell } from "../app/Shell";
import { texts } from "../i18n/texts";
import { Entrance } from "./Entrance";
import { widgetSnippet } from "./setupForm";

export function SetupDone({ me }: { me: Me }) {
  const { router } = useShell();
  const [copied, setCopied] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const code = useRef<HTMLTextAreaElement>(null);
  const snippet = widgetSnippet(location.origin);
  useEffect(() => heading.current?.focus(), []);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(snippet);
      setCopied(true);
    } catch {
      code.current?.select(); // no clipboard without HTTPS: selected is the next best thing
    }
  };

  return (
    <Entrance>
      <section class="card">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {texts.setup.doneTitle(me.name)}
          </h1>
          <p class="muted">{texts.setup.doneLead}</p>
        </div>
        <div class="field">
          <label for="snippet">{texts.setup.snippet}</label>
          <textarea id="snippet" ref={code} class="input code" rows={3} readOnly value={snippet} />
        </div>
        <p class="muted">{texts.setup.doneNext}</p>
        <div class="card-actions">
          <button type="button" class="button" onClick={copy}>
            <span aria-live="polite">{copied ? texts.common.copied : texts.common.copy}</span>
          </button>
          <button
            type="button"
            class="button primary"
            onClick={() => router.go({ page: "inbox", conversation: null })}
          >
            {texts.setup.toInbox}
          </button>
        </div>
      </section>
    </Entrance>
  );
}
