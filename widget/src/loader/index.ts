import type { Stub, Warmline } from "./api";
import { createWidget } from "./widget";

type Call = Extract<keyof Warmline, string>;
type Global = { Warmline?: (Stub & { booted?: true }) | undefined };

const page = window as unknown as Global;
const script = document.currentScript;
const before = page.Warmline;

// A second script tag, or a single-page app that adds it again: the first one stays.
if (!before?.booted && script instanceof HTMLScriptElement) {
  const widget = createWidget(new URL(script.src));
  const call = (verb: unknown, ...rest: unknown[]): unknown => {
    const run: unknown = Object.hasOwn(widget, verb as string) ? widget[verb as Call] : undefined;
    return typeof run === "function" ? run(...rest) : undefined;
  };
  page.Warmline = Object.assign(call, widget, { booted: true as const });
  const { inbox, side, accent, locale, label } = script.dataset;
  const start = () => {
    if (inbox) {
      widget.boot({
        inbox,
        ...(side === "left" ? { side } : {}),
        ...(accent ? { accent } : {}),
        ...(locale ? { locale } : {}),
        ...(label ? { label } : {}),
      });
    }
    for (const [verb, ...rest] of before?.q ?? []) call(verb, ...rest);
  };
  if (document.body) start();
  else addEventListener("DOMContentLoaded", start);
}
