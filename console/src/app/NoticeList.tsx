import { texts } from "../i18n/texts";
import { Icon } from "./Icon";
import { useShell } from "./Shell";

/** Problems stay until dismissed: nobody should have to read against a clock. */
export function NoticeList() {
  const { notices } = useShell();
  return (
    <section class="notices" aria-label={texts.common.notices}>
      {notices.shown.value.map((notice) => (
        <div
          key={notice.id}
          class={`notice ${notice.kind}`}
          role={notice.kind === "problem" ? "alert" : "status"}
        >
          <Icon name={notice.kind === "problem" ? "warning" : "info"} />
          <p>{notice.text}</p>
          <button
            type="button"
            class="icon-button small"
            aria-label={texts.common.dismiss}
            onClick={() => notices.dismiss(notice.id)}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </section>
  );
}
