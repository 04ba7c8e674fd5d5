export type Mode = "reply" | "note";
/** A suggestion that went into the reply, as it was offered. */
export type Inserted = { id: string; text: string };
export type Draft = { mode: Mode; reply: string; note: string; inserted: ReadonlyArray<Inserted> };

export const EMPTY_DRAFT: Draft = { mode: "reply", reply: "", note: "", inserted: [] };

/** The part of sessionStorage that is needed. */
export interface DraftStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Unsent words by conversation. They outlive a reload, and end with the tab: they may quote a customer. */
export class Drafts {
  constructor(
    private readonly store: DraftStore,
    private readonly person: string,
  ) {}

  read(conversation: string): Draft {
    try {
      const stored: unknown = JSON.parse(this.store.getItem(this.key(conversation)) ?? "null");
      return isDraft(stored) ? stored : EMPTY_DRAFT;
    } catch {
      return EMPTY_DRAFT;
    }
  }

  write(conversation: string, draft: Draft): void {
    try {
      if (draft.reply === "" && draft.note === "") this.store.removeItem(this.key(conversation));
      else this.store.setItem(this.key(conversation), JSON.stringify(draft));
    } catch {
      // A full or forbidden store costs the draft on reload, not the typing.
    }
  }

  private key(conversation: string): string {
    return `warmline.draft.${this.person}.${conversation}`;
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== "object" || value === null) return false;
  const draft = value as Partial<Record<keyof Draft, unknown>>;
  return (
    (draft.mode === "reply" || draft.mode === "note") &&
    typeof draft.reply === "string" &&
    typeof draft.note === "string" &&
    Array.isArray(draft.inserted) &&
    draft.inserted.every(isInserted)
  );
}

function isInserted(value: unknown): value is Inserted {
  if (typeof value !== "object" || value === null) return false;
  const inserted = value as Partial<Record<keyof Inserted, unknown>>;
  return typeof inserted.id === "string" && typeof inserted.text === "string";
}
