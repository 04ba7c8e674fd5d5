import { count, percent } from "./numbers";

/** The texts of the satisfaction page, in English. */
export const report = {
  title: "Satisfaction",
  lead: "How customers felt about being helped, in their own judgement.",
  period: "Period",
  last: (days: number) => `Last ${days} days`,
  custom: "Custom",
  from: "From",
  to: "To",
  show: "Show",
  wrongRange: "The first day must not be after the last one.",
  score: "Happy customers",
  scoreWords: (value: number, low: number, high: number, n: number) =>
    `${percent(value)} happy, likely between ${percent(low)} and ${percent(high)}, from ${count(n, "answer", "answers")}`,
  few: "too few to tell",
  fewHelp: "Below 30 answers a few people more or less change everything, so we do not draw conclusions.",
  rate: "Answered when asked",
  rateWords: (answered: number, asked: number) =>
    `${answered.toLocaleString("en")} of ${count(asked, "customer", "customers")} asked gave an answer`,
  rateInterval: (low: number, high: number) => `likely between ${percent(low)} and ${percent(high)}`,
  noneAsked: "Nobody was asked in this period.",
  noAnswers: "No answers yet",
  percent,
  trend: "Week by week",
  trendHelp: "Each dot is a week's share of happy customers; the bar shows where the true value likely lies.",
  chartLabel: (weeks: number) =>
    `Share of happy customers over ${count(weeks, "week", "weeks")}. The table below has the same figures.`,
  asTable: "Show as a table",
  byInbox: "By inbox",
  byTeam: "By team",
  byAudience: "By audience",
  week: "Week of",
  inbox: "Inbox",
  team: "Team",
  noTeam: "No team",
  audience: "Audience",
  happy: "Happy, likely between",
  range: (low: number, high: number) => `${percent(low)} – ${percent(high)}`,
  response: "Answered",
  ofAsked: (answered: number, asked: number) =>
    `${answered.toLocaleString("en")} of ${asked.toLocaleString("en")}`,
  noGroup: "Nothing to compare in this period.",
  definitions: "What these figures mean",
  definition: [
    [
      "Happy customers",
      "The share of answers with 4 or 5 out of 5, of all answers in the period. It says nothing about people who did not answer.",
    ],
    [
      "Likely between",
      "The 95% Wilson interval. If you could ask many more customers like these, the share would very likely settle in this range. The fewer the answers, the wider it is.",
    ],
    [
      "Answered when asked",
      "Of all conversations that ended with the question, how many got an answer. When few answer, the happy and the angry are heard more than the rest.",
    ],
    [
      "Which day",
      "An answer belongs to the day its conversation was resolved, because that is when the customer was asked.",
    ],
    [
      "Too few to tell",
      "Fewer than 30 answers. Shown in grey, so that nobody is praised or blamed for chance.",
    ],
  ] as ReadonlyArray<readonly [string, string]>,
  empty: {
    title: "No answers in this period yet",
    text: "When a conversation is resolved, the customer is asked how it went, on a scale from 1 to 5. The first answers show up here. Resolve a conversation to see it happen, or choose a longer period.",
  },
  failed: "The figures could not be loaded.",
  noRanking:
    "There is no ranking of people here, on purpose: a score says as much about the problem as about who answered.",
};
