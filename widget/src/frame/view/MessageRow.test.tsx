// @vitest-environment happy-dom
import { render } from "preact";
import { beforeEach, describe, expect, it } from "vitest";
import type { Message } from "../../protocol";
import { MessageRow } from "./MessageRow";

const HOSTILE = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  '"><svg onload=alert(1)>',
  "</textarea><iframe srcdoc='<script>alert(1)</script>'>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
  "{{constructor.constructor('alert(1)')()}}",
  "javascript:alert(1)",
  'https://a.example/"onmouseover="alert(1)',
  "https://a.example/<script>alert(1)</script>",
  "https://a.example/'><img src=x onerror=alert(1)>",
];

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement("ol");
});

function show(more: Partial<Message>) {
  const message: Message = {
    conversation: "c",
    seq: 1,
    id: "m",
    author: { kind: "agent", name: "Mara" },
    kind: "text",
    body: "hello",
    at: "2026-11-21T09:30:00.000Z",
    ...more,
  };
  render(<MessageRow message={message} first mark={undefined} />, root);
}

describe("hostile text", () => {
  it.each(HOSTILE)("stays text: %s", (text) => {
    for (const more of [
      { body: text },
      { author: { kind: "agent", name: text } as const },
      { author: { kind: "bot", name: text } as const, sources: [{ title: text, url: text }] },
    ]) {
      show(more);
      expect(root.querySelectorAll("script, img, iframe, form, style, math, object, embed")).toHaveLength(0);
      for (const element of root.querySelectorAll("*"))
        for (const { name } of element.attributes) expect(name.startsWith("on")).toBe(false);
      for (const link of root.querySelectorAll("a")) expect(link.href).toMatch(/^https?:\/\//);
    }
  });

  it("shows exactly what was written", () => {
    const body = HOSTILE.join("\n");
    show({ body });
    const bubble = root.querySelector(".bubble")?.cloneNode(true) as HTMLElement;
    for (const hidden of bubble.querySelectorAll(".unseen")) hidden.remove();
    expect(bubble.textContent).toBe(body);
  });
});

it("opens links elsewhere, without telling who sent the visitor", () => {
  show({ body: "https://a.example" });
  const link = root.querySelector("a");
  expect(link?.target).toBe("_blank");
  expect(link?.rel).toContain("noopener");
});

it("says of every message of the assistant that it is automated", () => {
  show({ author: { kind: "bot", name: "Crumb" } });
  expect(root.textContent).toContain("Automated assistant");
});

it("does not read own messages out, and does read others", () => {
  show({ author: { kind: "visitor", name: "" } });
  expect(root.querySelector("li")?.getAttribute("aria-live")).toBe("off");
  show({});
  expect(root.querySelector("li")?.hasAttribute("aria-live")).toBe(false);
});
