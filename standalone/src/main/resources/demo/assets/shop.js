"use strict";

// Calls made before the chat script has loaded wait in a queue.
window.Warmline = window.Warmline || ((...call) => (window.Warmline.q = window.Warmline.q || []).push(call));

for (const button of document.querySelectorAll("[data-ask]")) {
  button.addEventListener("click", () => {
    window.Warmline("prefill", button.dataset.ask);
    window.Warmline("open");
  });
}

const HOURS = { 2: [7.5, 17.5], 3: [7.5, 17.5], 4: [7.5, 17.5], 5: [7.5, 17.5], 6: [7.5, 16], 0: [8.5, 13] };
const now = new Date();
const hours = HOURS[now.getDay()];
document.querySelector(`[data-day="${now.getDay()}"]`)?.setAttribute("aria-current", "date");
const today = document.querySelector("[data-today]");
if (today) {
  const clock = now.getHours() + now.getMinutes() / 60;
  const told = (hour) => `${Math.floor(hour)}:${hour % 1 ? "30" : "00"}`;
  const open = hours && clock >= hours[0] && clock < hours[1];
  today.classList.toggle("open", Boolean(open));
  if (open) today.textContent = `Open now, until ${told(hours[1])}.`;
  else if (hours && clock < hours[0]) today.textContent = `Opens today at ${told(hours[0])}.`;
  else if (!hours) today.textContent = "Closed today. The oven rests on Mondays.";
  else today.textContent = "Closed for today.";
}
