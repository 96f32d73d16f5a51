// Backtests, sweeps and walk-forwards: how far they are, their reports, and starting a backtest.
import { cancel, getBlob, getJson } from "./api.js";
import { byId, el, say, show, showNew } from "./dom.js";
import { count, percent, title } from "./format.js";
import { problem, shortHash, table, when } from "./parts.js";
import { formOf } from "./request.js";

const limit = 50;
const reportLifeMs = 60000;
const tones = { queued: "plain", running: "plain", finished: "good", failed: "bad", cancelled: "care" };
let again = () => {};
let states = new Map();
let isAnyRunning = false;

export const isBusy = () => isAnyRunning;

export function startBacktests(changed) {
  again = changed;
  show(byId("backtests"),
    el("div", { id: "run-list" }),
    el("p", { id: "run-problem", role: "alert", class: "problem" }),
    el("details", { id: "new-run", "data-key": "new-run", ontoggle: (event) => { if (event.target.open) { openForm(); } } },
      el("summary", {}, "Start a backtest"), el("div", { id: "run-form" })));
}

export async function pollBacktests() {
  const runs = await getJson(`backtests?limit=${limit}`);
  isAnyRunning = runs.some((run) => run.state === "queued" || run.state === "running");
  for (const run of runs) {
    const before = states.get(run.id);
    if (before && before !== run.state) {
      say(`Backtest ${run.id.slice(0, 12)} is ${run.state}.`);
    }
  }

  states = new Map(runs.map((run) => [run.id, run.state]));
  showNew(byId("run-list"), runs, draw);
}

const draw = (runs) => table(
  "Backtests",
  ["Posted, UTC", "Kind", "Run", "State", "Progress", "~What to do"],
  runs.map((run) => ({
    attributes: { "data-run": run.id },
    cells: [when(run.posted_at), title(run.kind ?? "run"), shortHash(run.id), stateOf(run), progressOf(run), el("div", { class: "acts" }, actsOf(run))],
  })),
  { empty: "None was started yet.", id: "runs", isCaptionHidden: true });

const stateOf = (run) => el("span", { class: `t-${{ bad: "loss", good: "gain", care: "caution", plain: "plain" }[tones[run.state]]}` }, title(run.state), run.error ? el("span", { class: "error muted" }, run.error) : null);

function progressOf(run) {
  const share = run.slices_total > 0 ? run.slices_done / run.slices_total : run.state === "finished" ? 1 : 0;
  const text = run.state === "finished" ? "all" : run.slices_total > 0 ? `${count(run.slices_done)} of ${count(run.slices_total)}${run.stages > 1 ? `, stage ${run.stage} of ${run.stages}` : ""}` : "";
  return el("span", { class: "progress" },
    el("progress", { max: 1, value: share, "aria-label": `Progress of ${run.id.slice(0, 12)}` }, percent(share * 100, 0)), el("span", { class: "muted" }, text));
}

function actsOf(run) {
  const act = (name, action, verb) => el("button", {
    type: "button", class: "small", "data-key": `${name}-${run.id}`, "aria-label": `${name}, run ${run.id.slice(0, 12)}`, onclick: () => attempt(action, verb),
  }, name);
  const isPage = run.kind === "backtest";
  return run.state === "finished"
    ? [isPage ? act("Open report", () => openReport(run), "opened") : null, act("Download", () => download(run, isPage), "fetched")]
    : run.state === "queued" || run.state === "running" ? [act("Cancel", async () => { await cancel(`backtests/${run.id}`); again(); }, "cancelled")] : [];
}

async function attempt(action, verb) {
  const line = byId("run-problem");
  line.textContent = "";
  try {
    await action();
  } catch (error) {
    line.textContent = `It cannot be ${verb}: ${error.message}.`;
  }
}

// A link cannot show the key, so the report is fetched here. The tab is opened first: a browser lets only a press open one.
async function openReport(run) {
  const tab = open("", "_blank");
  try {
    const address = URL.createObjectURL(await getBlob(`backtests/${run.id}/report`, "text/html"));
    if (tab) {
      tab.opener = null;
      tab.location.replace(address);
    } else {
      location.assign(address);
    }

    setTimeout(() => URL.revokeObjectURL(address), reportLifeMs);
  } catch (error) {
    tab?.close();
    throw error;
  }
}

async function download(run, isPage) {
  const address = URL.createObjectURL(await getBlob(`backtests/${run.id}/report`, isPage ? "text/html" : "text/csv"));
  el("a", { href: address, download: `${run.kind}-${run.id.slice(0, 12)}.${isPage ? "html" : "csv"}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), reportLifeMs);
}

async function openForm() {
  const host = byId("run-form");
  show(host, el("p", { class: "muted", role: "status" }, "Asking what there is\u2026"));
  try {
    show(host, formOf(await getJson("datasets"), () => { byId("new-run").open = false; again(); }));
  } catch (error) {
    show(host, problem(`The datasets cannot be listed: ${error.message}.`));
  }
}
