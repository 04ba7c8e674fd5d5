// @vitest-environment happy-dom
import { render } from "preact";
import { afterEach, describe, expect, it } from "vitest";
import { aDesk } from "../app/deskFixture";
import { aFeeling, aMessage, maya } from "./conversationFixture";
import { Said } from "./Said";
import { transcript } from "./transcript";

const root = document.createElement("div");
afterEach(() => render(null, root));

function draw(message: Parameters<typeof aMessage>[1]): void {
  const options = { me: maya.id, myName: maya.name, now: 0, seenUpTo: 0 };
  const row = transcript([aMessage(1, message)], [], options).find(({ kind }) => kind === "said");
  if (row?.kind !== "said") throw new Error("nothing was said");
  render(<Said row={row} desk={aDesk().desk} />, root);
}

describe("what a visitor says", () => {
  it("never becomes markup, neither the words nor the name", () => {
    const attack = "<img src=x onerror=alert(1)><script>alert(2)</script>";
    draw({ body: attack, author: { kind: "visitor", name: attack } });
    expect(root.querySelectorAll("img, script")).toHaveLength(0);
    expect(root.querySelector(".said-words")?.textContent).toBe(attack);
    expect(root.querySelector("bdi")?.textContent).toBe(attack);
  });

  it("is underlined where the feeling is, with the same in words for those who do not see it", () => {
    const evidence = [{ from: 3, to: 8, text: "awful", label: "anger" }];
    draw({ body: "so awful", emotion: aFeeling("anger", { evidence }) });
    expect(root.querySelector(".heard")?.textContent).toBe("awful");
    expect(root.querySelector(".hidden:not(header)")?.textContent).toContain("“awful” sounds angry.");
  });

  it("shows where an answer of the assistant comes from, but follows no unsafe address", () => {
    const sources = [
      { title: "Delivery", url: "https://shop.example/delivery" },
      { title: "Trap", url: "javascript:alert(1)" },
    ];
    draw({ author: { kind: "bot", name: "Lumi" }, sources });
    expect(root.textContent).toContain("Automated assistant");
    expect([...root.querySelectorAll("a")].map((link) => link.textContent)).toEqual(["Delivery"]);
  });
});
