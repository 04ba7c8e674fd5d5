import { countOf } from "../i18n";
import { launcherTexts as texts } from "../i18n/en";
import type { BootOptions, Warmline } from "./api";
import { styles } from "./styles";

/** Everything of ours that the host page's document holds. */
export interface Stage {
  readonly host: HTMLElement;
  readonly panel: HTMLElement;
  arrange(options: BootOptions): void;
  open(on: boolean): void;
  /** False when the page shows no launcher. */
  focusLauncher(): boolean;
  unread(count: number): void;
  look(accent: string, accentInk: string, name: string): void;
  /** Says that the frame does not come, with a way to try again; `undefined` takes that back. */
  trouble(again: (() => void) | undefined): void;
  remove(): void;
}

const BUBBLE =
  "M21 11.5a8.4 8.4 0 0 1-8.5 8.3 8.9 8.9 0 0 1-3.8-.9L3 21l2-5a8 8 0 0 1-1-4.2A8.4 8.4 0 0 1 12.5 3.2a8.4 8.4 0 0 1 8.5 8.3z";
const CROSS = "M6 6l12 12M18 6L6 18";

export function buildStage(warmline: Warmline): Stage {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];

  const box = document.createElement("div");
  const launcher = add(box, "button", "l");
  launcher.type = "button";
  launcher.append(icon(BUBBLE, "c"), icon(CROSS, "x"));
  launcher.setAttribute("aria-haspopup", "dialog");
  const label = add(launcher, "span", "c");
  const badge = add(launcher, "span", "b");
  badge.hidden = true;
  const panel = add(box, "div", "p");
  panel.setAttribute("role", "dialog");
  root.append(box);

  let unread = 0;
  let isOpen = false;
  let labelText = "";
  const describe = () => {
    const waiting = unread ? countOf(texts.unread, unread) : "";
    launcher.setAttribute("aria-expanded", String(isOpen));
    launcher.setAttribute(
      "aria-label",
      isOpen ? texts.close : [labelText || texts.open, waiting].filter(Boolean).join(", "),
    );
    label.textContent = labelText;
    label.hidden = !labelText;
    badge.hidden = !unread || isOpen;
    badge.textContent = unread > 99 ? "99+" : String(unread);
  };

  launcher.onclick = () => warmline.toggle();
  box.onkeydown = (event) => {
    if (event.key === "Escape" && isOpen) warmline.close();
  };

  // A single-page app may sweep the body clean; then we move back in.
  const watcher = new MutationObserver(() => {
    if (!host.isConnected) settle();
  });
  const settle = () => {
    document.body.append(host);
    watcher.disconnect();
    watcher.observe(document.documentElement, { childList: true });
    watcher.observe(document.body, { childList: true });
  };

  panel.setAttribute("aria-label", texts.dialog);
  describe();
  settle();

  let notice: HTMLElement | undefined;
  return {
    host,
    panel,
    arrange(options) {
      box.classList.toggle("left", options.side === "left");
      launcher.hidden = options.launcher === false;
      labelText = options.label ?? "";
      if (options.accent) host.style.setProperty("--a", options.accent);
      describe();
    },
    open(on) {
      isOpen = on;
      box.classList.toggle("o", on);
      describe();
    },
    focusLauncher() {
      launcher.focus();
      return root.activeElement === launcher;
    },
    unread(count) {
      unread = count;
      describe();
    },
    look(accent, accentInk, name) {
      host.style.setProperty("--a", accent);
      host.style.setProperty("--i", accentInk);
      panel.setAttribute("aria-label", `${texts.dialog}: ${name}`);
    },
    trouble(again) {
      notice?.remove();
      notice = undefined;
      if (!again) return;
      notice = add(panel, "div", "e");
      notice.setAttribute("role", "alert");
      add(notice, "p").textContent = texts.unreachable;
      const retry = add(notice, "button");
      retry.textContent = texts.again;
      retry.onclick = again;
      const close = add(notice, "button");
      close.textContent = texts.close;
      close.onclick = () => warmline.close();
    },
    remove() {
      watcher.disconnect();
      host.remove();
    },
  };
}

function add<K extends keyof HTMLElementTagNameMap>(
  to: Element,
  tag: K,
  className = "",
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = className;
  to.append(element);
  return element;
}

function icon(path: string, className: string): SVGElement {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", className);
  const line = document.createElementNS(ns, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
