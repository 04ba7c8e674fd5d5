import type { FeelingShape } from "./words";

/** A face for each family of feelings: the mouth and brows differ, so that no colour is needed. */
const FACES: Readonly<Record<FeelingShape, string>> = {
  hot: "M8 16.500c2-2 6-2 8 0M7.5 8.500l3 1.800M16.5 8.500l-3 1.800M9.3 11.800v.1M14.7 11.800v.1",
  low: "M8.5 16.500c1.8-1.6 5.2-1.6 7 0M9 10.500v.1M15 10.500v.1M9 12.500v2",
  uneasy: "M8 16l2-1.2 2 1.2 2-1.2 2 1.200M9 10.500v.1M15 10.500v.1M7.5 8.500l2.5-1M16.5 8.500l-2.5-1",
  puzzled: "M9 16.200l6-1.200M9 11v.1M15 10v.1M13.5 7.600l3-.6",
  pressed: "M12 7.500V12l3 2",
  warm: "M8 13.500c1.5 3.5 6.5 3.5 8 0M9 10v.1M15 10v.1",
  calm: "M8.5 15h7M9 10v.1M15 10v.1",
  unclear: "M10 9.500a2.1 2.1 0 1 1 3 1.900c-.7.3-1 .9-1 1.700M12 16v.1",
};

export function FeelingIcon({ shape }: { shape: FeelingShape }) {
  return (
    <svg class={`icon feeling-icon ${shape}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="9" />
      <path d={FACES[shape]} />
    </svg>
  );
}
