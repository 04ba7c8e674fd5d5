// @vitest-environment happy-dom
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aDesk, OPEN_LIST, settle } from "../app/deskFixture";
import { aConversation, aFeeling, aMessage } from "../conversation/conversationFixture";
import { HearPanel } from "./HearPanel";

const FEELING = "PUT /api/v1/conversations/c1/messages/1/feeling";
const root = document.createElement("div");
let world: ReturnType<typeof aDesk>;

beforeEach(() => {
  const details = aConversation({ id: "c1", lastSeq: 2, emotion: aFeeling("anger") });
  const messages = [aMessage(1, { emotion: aFeeling("anger") }), aMessage(2)];
  world = aDesk();
  world.http
    .on(OPEN_LIST, { items: [details], next: null })
    .on("GET /api/v1/conversations/c1", details)
    .on("GET /api/v1/conversations/c1/messages?before=3&limit=50", { messages, lastSeq: 2 })
    .on("POST /api/v1/suggestions", { emotion: null, suggestions: [] })
    .on(FEELING, { ...aFeeling("worry"), corrected: true });
});
afterEach(() => render(null, root));

async function drawn() {
  world.desk.start();
  world.line.accept();
  await settle();
  world.desk.show("c1");
  await settle();
  draw();
}

function draw(): void {
  const open = world.desk.open.value;
  const details = open?.details.value;
  if (!open || !details) throw new Error("nothing is open");
  render(<HearPanel desk={world.desk} open={open} details={details} />, root);
}

async function press(label: string): Promise<void> {
  const button = [...root.querySelectorAll("button")].find(({ textContent }) => textContent === label);
  if (!button) throw new Error(`there is no ${label}`);
  button.click();
  await settle();
}

describe("what a person says of a reading", () => {
  it("is asked for quietly, and offers every feeling but the one that was read", async () => {
    await drawn();
    expect(root.querySelector("fieldset")).toBeNull();
    await press("Not right?");
    const offered = [...root.querySelectorAll("fieldset button")].map(({ textContent }) => textContent);
    expect(offered).toHaveLength(10);
    expect(offered).toContain("Worried");
    expect(offered).not.toContain("Angry");
  });

  it("goes to the server for the message that was read, and takes the place of its reading", async () => {
    await drawn();
    await press("Not right?");
    await press("Worried");
    expect(world.http.asked.find(({ call }) => call === FEELING)?.body).toEqual({ feeling: "worry" });
    expect(world.desk.open.value?.messages.value[0]?.emotion?.primary).toBe("worry");
    expect(root.querySelector("fieldset")).toBeNull();
  });

  it("is shown as a person's word once the line tells it", async () => {
    await drawn();
    const emotion = { ...aFeeling("worry"), corrected: true };
    world.line.say({ type: "emotion", conversation: "c1", seq: 1, emotion });
    draw();
    expect(root.querySelector(".hear-reading")?.textContent).toBe("Worried, says your team");
  });
});
