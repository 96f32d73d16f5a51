// Recent cycles: when, what came of each and why.
import { getJson } from "./api.js";
import { byId, el, show, showNew } from "./dom.js";
import { count, counted, money, none, span, words } from "./format.js";
import { chip, table, when } from "./parts.js";

const limit = 200;
const dayMs = 86400000;
const daysBack = 3;
const shownMax = 12;
const reasonsMax = 3;
let cycles = [];
let isOnlyActive = false;
let isLong = false;
let explain = () => {};

export function startCycles(onExplain) {
  explain = onExplain;
  show(byId("cycles"),
    el("div", { class: "controls" },
      el("label", { class: "check" },
        el("input", { type: "checkbox", id: "only-active", onchange: (event) => { isOnlyActive = event.target.checked; redraw(); } }),
        el("span", {}, "Only cycles that traded or failed"))),
    el("div", { id: "cycle-list" }));
}

// The host reads all that it is asked for: no more than the days before the last cycle.
export async function pollCycles(lastSlot) {
  const from = new Date(new Date(lastSlot ?? Date.now()).getTime() - daysBack * dayMs).toISOString();
  cycles = await getJson(`cycles?view=summary&limit=${limit}&from=${from}`);
  redraw();
  return cycles;
}

const isActive = (cycle) => cycle.entries + cycle.exits + cycle.fills > 0 || cycle.outcome.startsWith("failed");

const toneOf = (outcome) => outcome === "executed" ? "good" : outcome.startsWith("failed") ? "bad" : outcome.startsWith("skipped") ? "care" : "plain";

function reasonsOf(cycle) {
  const more = cycle.reasons.length - reasonsMax;
  return cycle.reasons.slice(0, reasonsMax).map((reason) => `${words(reason.code)} ${count(reason.count)}`).join(", ") + (more > 0 ? `, ${counted(more, "other")}` : "");
}

function redraw() {
  const chosen = isOnlyActive ? cycles.filter(isActive) : cycles;
  const shown = isLong ? chosen : chosen.slice(0, shownMax);
  showNew(byId("cycle-list"), { shown, all: chosen.length, isLong, isOnlyActive }, () => [
    table(
      "Recent cycles, newest first",
      ["Slot, UTC", "Outcome", "Regime", "#NAV", "#Entries", "#Exits", "#Fills", "What stopped products", "#Took", "~Explain"],
      shown.map((cycle) => ({
        attributes: { "data-slot": cycle.slot },
        cells: [
          when(cycle.slot), chip(toneOf(cycle.outcome), words(cycle.outcome)), cycle.regime ? words(cycle.regime) : none, money(cycle.nav),
          count(cycle.entries), count(cycle.exits), count(cycle.fills), el("span", { class: "reasons" }, reasonsOf(cycle)), span(cycle.duration_ms),
          el("button", {
            type: "button", class: "small", "data-key": `explain-${cycle.slot}`, "aria-label": `Explain cycle ${cycle.slot}`, onclick: () => explain(cycle.slot),
          }, "Explain"),
        ],
      })),
      { isTall: isLong, empty: isOnlyActive ? "None of the recent cycles traded or failed." : "No cycle was run yet.", id: "cycle-table", isCaptionHidden: true }),
    chosen.length > shownMax ? el("button", { type: "button", "data-key": "cycles-more", onclick: () => { isLong = !isLong; redraw(); } },
      isLong ? `Show the newest ${shownMax}` : `Show all ${count(chosen.length)}`) : null,
  ]);
}
