"use strict";

// Calls made before the chat script has loaded wait in a queue.
window.Warmline = window.Warmline || ((...call) => (window.Warmline.q = window.Warmline.q || []).push(call));

for (const button of document.querySelectorAll("[data-ask]")) {
  button.addEventListener("click", () => {
    window.Warmline("prefill", button.dataset.ask);
    window.Warmline("open");
  });
}

const WEEKDAY = ["07:30", "17:30"];
const HOURS = { 2: WEEKDAY, 3: WEEKDAY, 4: WEEKDAY, 5: WEEKDAY, 6: ["07:30", "16:00"], 0: ["08:30", "13:00"] };
const now = new Date();
const hours = HOURS[now.getDay()];
const time = `${now.getHours()}:${now.getMinutes()}`.replace(/\b\d\b/g, "0$&");
document.querySelector(`[data-day="${now.getDay()}"]`)?.setAttribute("aria-current", "date");
const today = document.querySelector("[data-today]");
if (today) {
  const open = hours && time >= hours[0] && time < hours[1];
  today.classList.toggle("open", Boolean(open));
  if (open) today.textContent = `Open now, until ${hours[1]}.`;
  else if (hours && time < hours[0]) today.textContent = `Opens today at ${hours[0]}.`;
  else if (!hours) today.textContent = "Closed today. The oven rests on Mondays.";
  else today.textContent = "Closed for today.";
}
