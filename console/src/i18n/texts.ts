import { en, type Texts } from "./en";

/** The texts in use. One language so far; components ask here so that a second one changes nothing else. */
export const texts: Texts = en;
