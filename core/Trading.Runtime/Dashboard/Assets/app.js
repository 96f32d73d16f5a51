// Puts the sections together: what is asked for when, what happens when the host is silent, and who may see it.
import { forgetKey, getJson, hasKey, onClosed, setKey, Silent } from "./api.js";
import { pollAlerts } from "./alerts.js";
import { isBusy, pollBacktests, startBacktests } from "./backtests.js";
import { pollComparison } from "./comparison.js";
import { pollCycles, startCycles } from "./cycles.js";
import { byId, say, show, showNew } from "./dom.js";
import { pollEquity, startEquity } from "./equity.js";
import { explainCycle } from "./explorer.js";
import { clock } from "./format.js";
import { chipsOf, drawNow, switchNames } from "./now.js";
import { problem, refreshAges } from "./parts.js";
import { Poller } from "./poll.js";
import { setLevel, startSwitch } from "./switch.js";

const second = 1000;
let health = null;
let heardAt = null;
let newest = null;
let whenFirstHeard = () => {};
let stopCycles = () => {};

async function pollHealth() {
  try {
    const next = await getJson("health/detail");
    const isFirst = health === null;
    heardAt = new Date();
    tell(health, next);
    health = next;
    if (isFirst) {
      whenFirstHeard();
    }

    drawHealth();
    silence("");
  } catch (error) {
    if (!hasKey()) {
      return;
    }

    silence(error instanceof Silent
      ? `The host does not answer${heardAt ? `: what you see is of ${clock(heardAt)} UTC` : ""}. Asking again.`
      : `The host cannot say how the account is: ${error.message}.`);
  }

  drawUpdated();
}

function drawHealth() {
  document.title = `${health.is_healthy ? "\u2713" : "\u2715"} ${health.account}`;
  byId("account").textContent = health.account;
  showNew(byId("chips"), [health.is_healthy, health.detail?.mode, health.kill_switch], () => chipsOf(health));
  setLevel(health.kill_switch, health.account);
  const { at, ...lasting } = health;
  showNew(byId("now"), lasting, () => drawNow(health));
}

function drawUpdated() {
  const line = byId("updated");
  line.hidden = heardAt === null || !hasKey();
  line.textContent = heardAt ? `Updated ${clock(heardAt)} UTC` : "";
}

function tell(before, after) {
  if (!before) {
    return;
  }

  if (before.is_healthy !== after.is_healthy) {
    say(after.is_healthy ? "The account is healthy again." : "The account has become unhealthy.");
  } else if (before.kill_switch !== after.kill_switch) {
    say(`The kill switch stands at ${switchNames[after.kill_switch] ?? "a level that is not known"}.`);
  } else {
    const known = new Set(before.issues.map((issue) => `${issue.code} ${issue.product}`));
    const fresh = after.issues.filter((issue) => !known.has(`${issue.code} ${issue.product}`));
    if (fresh.length > 0) {
      say(`New issue: ${fresh.map((issue) => issue.message).join("; ")}`);
    }
  }
}

function silence(text) {
  const line = byId("silence");
  if (line.textContent !== text) {
    line.textContent = text;
    line.hidden = text === "";
  }

  document.documentElement.classList.toggle("is-silent", text !== "");
}

// A section that cannot be filled says so in its own place; what it showed before is gone, as it may be wrong by now.
const guarded = (host, work) => async () => {
  try {
    await work();
    host.removeAttribute("data-failed");
  } catch (error) {
    if (hasKey() && !(error instanceof Silent)) {
      host.drawn = undefined;
      host.setAttribute("data-failed", "");
      show(host, problem(`This cannot be shown: ${error.message}.`));
    }
  }
};

const pollers = [];

async function cyclesAndWhatFollows(equity) {
  const cycles = await pollCycles(health?.detail?.last_slot);
  if (cycles.length > 0 && cycles[0].slot !== newest) {
    if (newest !== null) {
      say(`Cycle ${cycles[0].slot}: ${cycles[0].outcome}.`);
    }

    newest = cycles[0].slot;
    equity.now();
  }
}

function begin() {
  const equity = new Poller(60 * second, guarded(byId("equity-plot") ?? byId("equity"), pollEquity));
  const healthPoller = new Poller(5 * second, pollHealth);
  const backtests = new Poller(() => (isBusy() ? 2 : 15) * second, guarded(byId("run-list"), pollBacktests));
  const cycles = new Poller(15 * second, guarded(byId("cycle-list"), () => cyclesAndWhatFollows(equity)));
  whenFirstHeard = () => cycles.start();
  stopCycles = () => cycles.stop();
  startSwitch(() => { healthPoller.now(); });
  pollers.push(
    healthPoller,
    equity,
    new Poller(60 * second, guarded(byId("comparison"), pollComparison)),
    backtests,
    new Poller(5 * second, guarded(byId("alerts"), pollAlerts)));
  return { equity, backtests };
}

function open() {
  byId("gate").hidden = true;
  for (const id of ["view", "sections", "open-switch", "forget"]) {
    byId(id).hidden = false;
  }

  pollers.forEach((poller) => poller.start());
  gate.stop();
}

function close(reason) {
  forgetKey();
  pollers.forEach((poller) => poller.stop());
  stopCycles();
  [health, heardAt, newest] = [null, null, null];
  for (const id of ["view", "sections", "open-switch", "forget", "updated"]) {
    byId(id).hidden = true;
  }

  // What was shown is forgotten with the key.
  for (const id of ["now", "equity-plot", "cycle-list", "explorer", "comparison", "run-list", "alerts", "chips"]) {
    byId(id).drawn = undefined;
    byId(id).replaceChildren();
  }

  byId("switch").close();
  byId("account").textContent = "Trading account";
  document.title = "Trading account";
  byId("gate").hidden = false;
  byId("key").value = "";
  byId("key-error").textContent = reason;
  byId("key").focus();
  silence("");
  gate.start();
}

const gate = new Poller(5 * second, async () => {
  const line = byId("liveness");
  try {
    const { status } = await getJson("health");
    line.textContent = status === "healthy" ? "The host answers: the account is healthy." : "The host answers: the account is unhealthy.";
  } catch (error) {
    line.textContent = `Not known: ${error.message}.`;
  }
});

startEquity(() => pollersOf.equity.now());
startCycles((slot) => explainCycle(slot));
startBacktests(() => pollersOf.backtests.now());
const pollersOf = begin();
onClosed(() => close("The host did not take this key."));
byId("forget").addEventListener("click", () => close(""));
byId("gate-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  setKey(byId("key").value);
  byId("key-error").textContent = "";
  try {
    await getJson("health/detail");
    open();
    byId("main").focus();
  } catch (error) {
    if (hasKey()) {
      close(`It could not be opened: ${error.message}.`);
    }
  }
});
byId("gate-form").hidden = false;
setInterval(refreshAges, second);
if (hasKey()) {
  open();
} else {
  gate.start();
}
