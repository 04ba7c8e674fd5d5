import type { Conversation, StaffMember } from "@warmline/widget/protocol";
import type { TargetedKeyboardEvent } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Desk } from "../app/Desk";
import { Icon } from "../app/Icon";
import { texts } from "../i18n/texts";

type AssignMenuProps = {
  desk: Desk;
  details: Conversation;
  expanded: boolean;
  onExpanded: (expanded: boolean) => void;
};

/** A menu button after the ARIA pattern: arrows move, Enter chooses, Esc gives the focus back. */
export function AssignMenu({ desk, details, expanded, onExpanded }: AssignMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!expanded) return;
    items(menu.current)[0]?.focus();
    const outside = (event: Event) => {
      const target = event.target;
      if (!(target instanceof Node)) return;
      if (!menu.current?.contains(target) && !button.current?.contains(target)) onExpanded(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [expanded, onExpanded]);

  const close = () => {
    onExpanded(false);
    button.current?.focus();
  };
  const assign = (assignee: string | null) => {
    close();
    desk.attempt(desk.assign(details.id, assignee));
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    const all = items(menu.current);
    // biome-ignore lint/complexity/useIndexOf: the active element may be none, which indexOf does not take
    const at = all.findIndex((item) => item === document.activeElement);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1 + all.length,
      Home: 0,
      End: all.length - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) {
      event.preventDefault();
      all[to % all.length]?.focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      close();
    }
  };

  const mine = details.assignee?.id === desk.me.id;
  const others = desk.colleagues.all.value.filter(({ id }) => id !== desk.me.id);
  return (
    <div class="menu-anchor">
      <button
        type="button"
        ref={button}
        class="button"
        aria-haspopup="menu"
        aria-expanded={expanded}
        onClick={() => onExpanded(!expanded)}
      >
        {texts.conversation.assign}
        <Icon name="down" />
      </button>
      {expanded && (
        <div
          ref={menu}
          class="menu"
          role="menu"
          tabIndex={-1}
          aria-label={texts.conversation.assignTo}
          onKeyDown={onKeyDown}
        >
          {!mine && (
            <button type="button" role="menuitem" tabIndex={-1} onClick={() => assign("me")}>
              <Icon name="person" />
              {texts.conversation.assignMe}
            </button>
          )}
          {details.assignee !== null && (
            <button type="button" role="menuitem" tabIndex={-1} onClick={() => assign(null)}>
              <Icon name="queue" />
              {texts.conversation.toQueue}
            </button>
          )}
          {others.map((colleague) => (
            <button
              key={colleague.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              class="colleague"
              disabled={colleague.id === details.assignee?.id}
              onClick={() => assign(colleague.id)}
            >
              <span class={here(colleague) ? "presence here" : "presence"} aria-hidden="true" />
              <span>
                <bdi>{colleague.name}</bdi>
                <small>
                  {texts.conversation.assigneeDetail(standing(colleague), colleague.openConversations)}
                </small>
              </span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function items(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>("[role=menuitem]:not(:disabled)") ?? [])];
}

function here(colleague: StaffMember): boolean {
  return colleague.online && colleague.availability === "available";
}

function standing(colleague: StaffMember): string {
  return colleague.online ? texts.session[colleague.availability] : texts.conversation.offline;
}
