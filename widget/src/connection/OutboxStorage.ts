/** Where unacknowledged messages outlive a reload. One item per message, so that two tabs do not overwrite each other. */
export interface OutboxStorage {
  all(): readonly string[];
  put(id: string, text: string): void;
  remove(id: string): void;
}

export const noStorage: OutboxStorage = { all: () => [], put: () => {}, remove: () => {} };

/** Over localStorage or sessionStorage. When the browser refuses or is full, messages live in memory only. */
export function webStorage(storage: Storage, prefix: string): OutboxStorage {
  return {
    all() {
      try {
        return Object.keys(storage)
          .filter((key) => key.startsWith(prefix))
          .flatMap((key) => storage.getItem(key) ?? []);
      } catch {
        return [];
      }
    },
    put(id, text) {
      try {
        storage.setItem(prefix + id, text);
      } catch {
        // Full or forbidden: sending still works, only a reload would forget.
      }
    },
    remove(id) {
      try {
        storage.removeItem(prefix + id);
      } catch {
        // As above.
      }
    },
  };
}
