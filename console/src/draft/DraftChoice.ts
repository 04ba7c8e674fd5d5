import { type Signal, signal } from "@preact/signals";
import type { PreferenceStore } from "../app/Preferences";

/** Whether somebody wants hints on what they write: theirs alone, and kept on this device. */
export class DraftChoice {
  readonly on: Signal<boolean>;
  private readonly key: string;

  constructor(
    private readonly store: PreferenceStore,
    person: string,
  ) {
    this.key = `warmline.draftHints.${person}`;
    this.on = signal(this.read() !== "off");
  }

  set(on: boolean): void {
    this.on.value = on;
    try {
      this.store.setItem(this.key, on ? "on" : "off");
    } catch {
      // Without storage the choice holds until the page is closed.
    }
  }

  private read(): string | null {
    try {
      return this.store.getItem(this.key);
    } catch {
      return null;
    }
  }
}
