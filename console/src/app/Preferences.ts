import { type Signal, signal } from "@preact/signals";

/** The part of localStorage that is needed. */
export interface PreferenceStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const SHORTCUTS = "warmline.shortcuts";

/** What a person chose for this browser. */
export class Preferences {
  readonly shortcuts: Signal<boolean>;

  constructor(private readonly store: PreferenceStore) {
    this.shortcuts = signal(this.read(SHORTCUTS) !== "off");
  }

  setShortcuts(on: boolean): void {
    this.shortcuts.value = on;
    try {
      this.store.setItem(SHORTCUTS, on ? "on" : "off");
    } catch {
      // Without storage the choice holds until the page is closed.
    }
  }

  private read(key: string): string | null {
    try {
      return this.store.getItem(key);
    } catch {
      return null;
    }
  }
}
