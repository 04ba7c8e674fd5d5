import { t } from "../../i18n";
import { linkify } from "../linkify";

/** A stranger's text: only text nodes, and links to http and https. */
export function Rich({ text }: { readonly text: string }) {
  return (
    <>
      {linkify(text).map((piece, index) =>
        piece.href === undefined ? (
          piece.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a fixed text never change places
          <Outside key={index} href={piece.href}>
            {piece.text}
          </Outside>
        ),
      )}
    </>
  );
}

export function Outside({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
      <span class="unseen"> {t("opensNewTab")}</span>
    </a>
  );
}
