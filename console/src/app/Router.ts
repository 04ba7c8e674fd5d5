import { type ReadonlySignal, signal } from "@preact/signals";

const BASE = "/console";

export type Route =
  | { page: "inbox"; conversation: string | null }
  | { page: "login" }
  | { page: "setup"; token: string | null }
  | { page: "satisfaction" }
  | { page: "phrases" }
  | { page: "missing" };

/** What of the browser the router needs; a test hands in its own. */
export interface Address {
  current(): URL;
  push(path: string): void;
  replace(path: string): void;
  /** Calls back when the person goes back or forward. */
  onMove(listener: () => void): void;
}

export class Router {
  private readonly at;
  readonly route: ReadonlySignal<Route>;

  constructor(private readonly address: Address) {
    this.at = signal(read(address.current()));
    this.route = this.at;
    address.onMove(() => {
      this.at.value = read(address.current());
    });
  }

  go(route: Route): void {
    const path = write(route);
    if (path !== write(this.at.peek())) this.address.push(path);
    this.at.value = route;
  }

  /** Goes there without leaving a step to come back to, as after signing in. */
  replace(route: Route): void {
    this.address.replace(write(route));
    this.at.value = route;
  }
}

export function read(url: URL): Route {
  const path = url.pathname.replace(/\/+$/, "");
  if (path === BASE) return { page: "inbox", conversation: null };
  if (path === `${BASE}/login`) return { page: "login" };
  if (path === `${BASE}/setup`) return { page: "setup", token: url.searchParams.get("token") };
  if (path === `${BASE}/satisfaction`) return { page: "satisfaction" };
  if (path === `${BASE}/phrases`) return { page: "phrases" };
  const conversation = /^\/console\/conversations\/([0-9a-fA-F-]{36})$/.exec(path)?.[1];
  return conversation === undefined ? { page: "missing" } : { page: "inbox", conversation };
}

/** The address of a route. The setup token is left out: it must not linger in the history. */
export function write(route: Route): string {
  switch (route.page) {
    case "inbox":
      return route.conversation === null ? BASE : `${BASE}/conversations/${route.conversation}`;
    case "login":
    case "setup":
    case "satisfaction":
    case "phrases":
      return `${BASE}/${route.page}`;
    case "missing":
      return BASE;
  }
}
