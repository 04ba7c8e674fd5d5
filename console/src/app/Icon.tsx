const SHAPES = {
  back: "M15 5l-7 7 7 7",
  check: "M5 12.5l4.5 4.500L19 7.5",
  close: "M6 6l12 12M18 6L6 18",
  down: "M6 9.500l6 6 6-6",
  flag: "M6 21V4m0 1c4-2.5 7 2.5 12 0v9c-5 2.5-8-2.5-12 0",
  help: "M9.2 9.200a2.9 2.9 0 1 1 4 2.700c-.9.4-1.2 1-1.2 2.100M12 17.200v.1",
  info: "M12 11v5.500M12 7.600v.1M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
  lock: "M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6z",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-7.5 8c.8-3.6 3.8-5.5 7.5-5.500s6.7 1.9 7.5 5.5",
  reopen: "M5 12a7 7 0 1 0 2.3-5.200M5 4v4h4",
  send: "M5 12h13M12.5 6.500L18 12l-5.5 5.5",
  shield: "M12 3l7 2.500v6c0 4.5-3 7.5-7 9.5-4-2-7-5-7-9.500v-6z",
  spark: "M12 4l1.7 5.300L19 11l-5.3 1.700L12 18l-1.7-5.300L5 11l5.3-1.700z",
  clock: "M12 7.500V12l3 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
  warning: "M12 4.500l8.5 15h-17zM12 10v4.500M12 17.300v.1",
  inbox: "M4 13l3-8h10l3 8v6H4zm0 0h5l1 2.500h4l1-2.500h5",
  book: "M5 5c2.500-1 5-1 7 .8 2-1.800 4.500-1.800 7-.8v13.500c-2.500-1-5-1-7 .8-2-1.800-4.500-1.800-7-.8zM12 5.800v13.500",
  chart: "M4 20h16M7 16v-4M12 16V7M17 16v-6",
  queue: "M4 7h16M4 12h10M4 17h7",
  all: "M4 5h16v11H9l-5 4z",
  out: "M14 5H6v14h8M11 12h9m-3.5-3.500L20 12l-3.5 3.5",
  seen: "M3 12.500l4 4 8-9M12.5 16.500l.5.5 8-9",
} as const;

export type IconName = keyof typeof SHAPES;

/** Always beside words, or inside a button that has a name of its own; so never read out itself. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={SHAPES[name]} />
    </svg>
  );
}
