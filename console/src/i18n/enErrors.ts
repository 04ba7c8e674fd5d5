/** What is said for each code of docs/protocol.md, and for the two of our own, in English. */
export const errors = {
  offline: "We cannot reach Warmline right now. Check your connection; nothing you wrote is lost.",
  unexpected: "Something went wrong on our side. Please try again.",
  malformed: "Warmline did not understand that request. Reloading the page usually helps.",
  unknown_type: "This page is older than the server. Please reload it.",
  invalid_field: "Something in the form is not quite right yet.",
  invalid_text: "There is nothing to send yet: the text is blank or has characters we cannot store.",
  body_too_long: "That is longer than 8,000 characters. Please shorten it or send it in two parts.",
  payload_too_large: "That is too large to send.",
  unsupported_media_type: "Warmline cannot take this kind of content.",
  unauthenticated: "Please sign in again.",
  invalid_credentials: "E-mail and password do not match. Please try again.",
  origin_not_allowed:
    "This address is not allowed to talk to Warmline. Please open the console at its own address.",
  invalid_identity: "This identity could not be verified.",
  not_allowed: "Your role does not allow this. A lead or the owner can help.",
  not_found: "This is gone, or it is not yours to see.",
  conflict: "Somebody was faster: this has changed in the meantime. Here is how it stands now.",
  already_greeted: "The connection got confused. Please reload the page.",
  rate_limited: "That was a lot at once. Please wait a moment and try again.",
  rate_limited_wait: (seconds: number) =>
    seconds < 90
      ? `That was a lot at once. Please try again in ${seconds} seconds.`
      : `That was a lot at once. Please try again in ${Math.round(seconds / 60)} minutes.`,
  busy: "Warmline is very busy. Please try again in a moment.",
  unavailable: "Warmline cannot store anything right now. Nothing was lost; please try again in a moment.",
  unknown_attachment: "Files cannot be sent here yet.",
  internal: "Something went wrong on our side. The log has the details.",
};
