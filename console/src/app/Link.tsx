import type { ComponentChildren, TargetedMouseEvent } from "preact";
import { type Route, write } from "./Router";
import { useShell } from "./Shell";

type LinkProps = {
  to: Route;
  children: ComponentChildren;
  class?: string;
  current?: boolean;
};

/** A real link (a new tab, a copied address), which within this tab changes the page without loading it. */
export function Link({ to, children, current = false, class: className }: LinkProps) {
  const { router } = useShell();
  const follow = (event: TargetedMouseEvent<HTMLAnchorElement>) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.go(to);
  };
  return (
    <a href={write(to)} class={className} aria-current={current ? "page" : undefined} onClick={follow}>
      {children}
    </a>
  );
}
