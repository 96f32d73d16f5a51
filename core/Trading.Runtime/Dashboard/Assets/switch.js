// The kill switch. To hold trading back takes two presses; to let it go on, a word.
import { post } from "./api.js";
import { byId, el, say, show } from "./dom.js";
import { counted, words } from "./format.js";
import { switchNames } from "./now.js";

const levels = [
  ["no-new-risk", "No new risk", "Resting entries are cancelled at once; exits go on."],
  ["halt-all", "Halt all", "Nothing is sent any more, exits included. Open positions stay as they are."],
  ["off", "Off", "Trading goes on from the next cycle."],
];
const releaseWord = "resume";
const order = ["off", "no-new-risk", "halt-all"];

export function startSwitch(changed) {
  const dialog = byId("switch");
  const result = (text) => { say(text); changed(); };
  byId("open-switch").addEventListener("click", () => open(dialog, byId("open-switch").dataset.level ?? "", result));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) { dialog.close(); } });
}

export function setLevel(level, account) {
  byId("open-switch").dataset.level = (level ?? "").replaceAll("_", "-");
  byId("open-switch").dataset.account = account;
}

function open(dialog, current, result) {
  const confirm = el("div", { id: "switch-confirm" });
  const choices = el("fieldset", { class: "levels" }, el("legend", {}, "Set it to"), levels.map(([level, name, meaning]) => el("label", { class: level === current ? "is-now" : null },
    el("input", { type: "radio", name: "level", value: level, disabled: level === current, onchange: () => drawConfirm(confirm, dialog, current, level, result) }),
    el("span", {}, el("strong", {}, name), level === current ? " (now)" : "", el("br"), el("span", { class: "muted" }, meaning)))));
  show(dialog,
    el("div", { class: "dialog-head" },
      el("h2", { id: "switch-title" }, `Kill switch of ${byId("open-switch").dataset.account}`),
      el("button", { type: "button", onclick: () => dialog.close() }, "Close")),
    el("p", {}, "It stands at ", el("strong", { id: "switch-now" }, switchNames[current.replaceAll("-", "_")]?.toLowerCase() ?? "a level that the host did not say"), "."),
    choices, confirm);
  dialog.showModal();
  choices.querySelector("input:not(:disabled)").focus();
}

function drawConfirm(host, dialog, current, level, result) {
  const isRelease = order.indexOf(level) < order.indexOf(current);
  const name = levels.find(([value]) => value === level)[1];
  const line = el("p", { class: "problem", role: "alert" });
  const word = el("input", { id: "switch-word", type: "text", autocomplete: "off", spellcheck: "false", oninput: () => { button.disabled = word.value.trim().toLowerCase() !== releaseWord; } });
  const button = el("button", { type: "submit", id: "switch-set", class: isRelease ? null : "danger", disabled: isRelease }, `Set to ${name.toLowerCase()}`);
  show(host, el("form", {
    onsubmit: async (event) => {
      event.preventDefault();
      button.disabled = true;
      try {
        const flipped = await post("kill-switch", { level });
        dialog.close();
        result(told(flipped));
      } catch (error) {
        line.textContent = `It was not set: ${error.message}.`;
        button.disabled = false;
      }
    },
  }, isRelease ? el("p", {}, el("label", { for: "switch-word" }, "This lets the account take more risk than now. Type ", el("strong", {}, releaseWord), " to confirm: "), word) : null, button, line));
}

function told({ before, level, cancels }) {
  const asked = cancels.length === 0 ? "" : ` ${counted(cancels.length, "resting entry").replace("entrys", "entries")}: ${cancels.map((cancel) => words(cancel.reply)).join(", ")}.`;
  return `Kill switch set from ${words(before)} to ${words(level)}.${asked}`;
}
