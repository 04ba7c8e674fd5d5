/** Drawn with lines in the colour of the text; never the only carrier of a meaning. */
function Icon({ path }: { readonly path: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}

export const CloseIcon = () => <Icon path="M6 6l12 12M18 6L6 18" />;
export const SendIcon = () => <Icon path="M5 12h13M12.5 6.5L18 12l-5.5 5.5" />;
export const DownIcon = () => <Icon path="M12 5v13M6.5 12.5L12 18l5.5-5.5" />;
export const PersonIcon = () => <Icon path="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20a7.5 7.5 0 0 1 15 0" />;
export const AssistantIcon = () => (
  <Icon path="M6 9h12v9a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2zM12 9V5M9.5 13.5v1M14.5 13.5v1M12 4.5v.1" />
);
export const WarnIcon = () => <Icon path="M12 8v5M12 16.5v.1M12 3.5L2.5 20h19z" />;
export const PageIcon = () => <Icon path="M7 3.5h7l4 4v13H7zM14 3.5v4h4M10 12h5M10 15.5h5" />;

const MOUTHS = [
  "M8 16.5q4-4 8 0",
  "M8.5 16q3.5-2 7 0",
  "M8.5 15.5h7",
  "M8.5 14.5q3.5 2.5 7 0",
  "M8 14q4 5 8 0",
] as const;

export function Face({ score }: { readonly score: number }) {
  return <Icon path={`M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9 9.5v.6M15 9.5v.6${MOUTHS[score - 1] ?? ""}`} />;
}
