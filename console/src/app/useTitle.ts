import { useEffect } from "preact/hooks";
import { texts } from "../i18n/texts";

/** What the browser calls the tab while the calling page is shown. */
export function useTitle(page: string): void {
  useEffect(() => {
    document.title = `${page} · ${texts.product}`;
  }, [page]);
}
