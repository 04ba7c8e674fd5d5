import { type ReadonlySignal, signal } from "@preact/signals";
import { listOf, object, type PresenceFrame, type StaffMember, staffMember } from "@warmline/widget/protocol";
import { read } from "../server/decode";
import type { Http } from "../server/Http";

const decodeList = object<{ items: readonly StaffMember[] }>({ items: listOf(staffMember) });

/** Whom one can hand a conversation to, kept current by presence frames. */
export class Colleagues {
  private readonly current = signal<ReadonlyArray<StaffMember>>([]);
  readonly all: ReadonlySignal<ReadonlyArray<StaffMember>> = this.current;

  constructor(private readonly http: Http) {}

  async load(): Promise<void> {
    const list = read(decodeList, await this.http.ask("GET", "/api/v1/staff")).items;
    this.current.value = [...list].sort(byReadiness);
  }

  onPresence(frame: PresenceFrame): void {
    const { availability, online, openConversations } = frame;
    const others = this.current.peek().filter(({ id }) => id !== frame.staff.id);
    this.current.value = [...others, { ...frame.staff, availability, online, openConversations }].sort(
      byReadiness,
    );
  }
}

/** Who can take it now comes first; the order says nothing about how good anybody is. */
function byReadiness(a: StaffMember, b: StaffMember): number {
  return readiness(b) - readiness(a) || a.name.localeCompare(b.name);
}

function readiness(member: StaffMember): number {
  return (member.online ? 2 : 0) + (member.availability === "available" ? 1 : 0);
}
