import { t } from "../../i18n";
import type { Message, Source } from "../../protocol/objects";
import { safeHref } from "../linkify";
import { timeOf } from "./format";
import { AssistantIcon, PageIcon } from "./icons";
import { Outside, Rich } from "./Rich";
import { isOwn } from "./rows";

type Props = {
  readonly message: Message;
  readonly first: boolean;
  readonly mark: "sent" | "seen" | undefined;
};

export function MessageRow({ message, first, mark }: Props) {
  const own = isOwn(message);
  const bot = message.author.kind === "bot";
  const at = new Date(message.at);
  const name = own ? t("you") : message.author.name || t("team");
  return (
    // The writer knows what they wrote: inside the log, own messages are not read out.
    <li class={`row ${own ? "own" : "other"} ${first ? "first" : ""}`} aria-live={own ? "off" : undefined}>
      <span class="unseen">{t("says", { name, time: timeOf(at) })}</span>
      {!own && (first || bot) && (
        <div class="who" aria-hidden={!bot}>
          {first && (
            <span class={`avatar ${bot ? "bot" : ""}`} aria-hidden="true">
              {bot ? <AssistantIcon /> : [...name][0]}
            </span>
          )}
          {first && (
            <span dir="auto" aria-hidden="true">
              {name}
            </span>
          )}
          {bot && <span class="tag">{t("assistantLabel")}</span>}
        </div>
      )}
      <div class="bubble" dir="auto">
        <Rich text={message.body} />
      </div>
      {bot && message.sources && <Sources sources={message.sources} />}
      {(mark || first) && (
        <div class="meta">
          <time dateTime={message.at} aria-hidden="true">
            {timeOf(at)}
          </time>
          {mark && <span>{mark === "seen" ? t("seen") : t("sent")}</span>}
        </div>
      )}
    </li>
  );
}

function Sources({ sources }: { readonly sources: readonly Source[] }) {
  const links = sources.flatMap((source) => {
    const href = safeHref(source.url, location.origin);
    return href === undefined ? [] : [{ href, title: source.title || href }];
  });
  if (links.length === 0) return null;
  return (
    <div class="sources">
      <span>{t("sources")}</span>
      <ul>
        {links.map(({ href, title }) => (
          <li key={href} dir="auto">
            <PageIcon />
            <Outside href={href}>{title}</Outside>
          </li>
        ))}
      </ul>
    </div>
  );
}
