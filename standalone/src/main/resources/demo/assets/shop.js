"use strict";

// Calls made before the chat script has loaded wait in a queue.
window.Warmline = window.Warmline || ((...call) => (window.Warmline.q = window.Warmline.q || []).push(call));

for (const button of document.querySelectorAll("[data-ask]")) {
  button.addEventListener("click", () => {
    window.Warmline("prefill", button.dataset.ask);
    window.Warmline("open");
  });
}

const HOURS = { 2: [7, 18], 3: [7, 18], 4: [7, 18], 5: [7, 18], 6: [7, 16], 0: [8, 13] };
const now = new Date();
const hours = HOURS[now.getDay()];
document.querySelector(`[data-day="${now.getDay()}"]`)?.setAttribute("aria-current", "date");
const today = document.querySelector("[data-today]");
if (today) {
  const open = hours && now.getHours() >= hours[0] && now.getHours() < hours[1];
  today.classList.toggle("open", Boolean(open));
  if (open) today.textContent = `Open now, until ${hours[1]}:00.`;
  else if (hours && now.getHours() < hours[0]) today.textContent = `Opens today at ${hours[0]}:00.`;
  else if (!hours) today.textContent = "Closed today. The oven rests on Mondays.";
  else today.textContent = "Closed for today.";
}
