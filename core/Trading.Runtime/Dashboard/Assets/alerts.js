// What operators were told, what stands, and what could not be delivered.
import { getJson } from "./api.js";
import { byId, el, say, showNew } from "./dom.js";
import { counted, title, words } from "./format.js";
import { chip, note, table, when } from "./parts.js";

const limit = 100;
const tones = { critical: "bad", warning: "care", info: "plain" };
let known = null;

export async function pollAlerts() {
  const alerts = await getJson(`alerts?limit=${limit}`);
  tell(alerts.active);
  showNew(byId("alerts"), alerts, draw);
}

const keyOf = (alert) => `${alert.code} ${alert.product ?? ""}`;

function tell(active) {
  const now = new Map(active.map((alert) => [keyOf(alert), alert]));
  if (known !== null) {
    const raised = [...now].filter(([key]) => !known.has(key)).map(([, alert]) => `${title(alert.severity)} alert: ${words(alert.code)}`);
    const over = [...known].filter(([key]) => !now.has(key)).map(([, alert]) => `Resolved: ${words(alert.code)}`);
    if (raised.length + over.length > 0) {
      say(`${[...raised, ...over].join(". ")}.`);
    }
  }

  known = now;
}

const severity = (value) => chip(tones[value] ?? "plain", title(value));

const text = (message) => el("span", { class: "reasons" }, message);

function draw({ active, undelivered, held_back: heldBack, recent }) {
  return [
    table(
      "Standing",
      ["What", "Severity", "Product", "Message", "Since, UTC"],
      active.map((alert) => ({
        attributes: { "data-alert": alert.code },
        cells: [title(alert.code), [severity(alert.severity), alert.is_escalated ? " escalated" : ""], alert.product ?? "", text(alert.message), when(alert.since)],
      })),
      { empty: "None: operators have been told of nothing that still stands.", id: "alerts-active" }),
    undelivered.length > 0 ? table("Could not be delivered yet", ["What", "Told as", "Message", "Where", "At, UTC"], undelivered.map(entryOf), { id: "alerts-undelivered" }) : null,
    heldBack > 0 ? note(`${counted(heldBack, "notice")} held back, as there were more than policy lets through in an hour.`) : null,
    el("details", { "data-key": "alert-log" }, el("summary", {}, `Log, newest first (${recent.length})`), table(
      "Log of notices", ["What", "Told as", "Message", "Where", "At, UTC"], recent.map(entryOf), { id: "alerts-log", isCaptionHidden: true, isTall: recent.length > 20 })),
  ];
}

const entryOf = ({ notice, deliveries }) => [
  notice.code ? `${title(notice.code)}${notice.product ? ` ${notice.product}` : ""}` : title(notice.kind),
  notice.kind === "resolved" ? chip("good", "Resolved") : [severity(notice.severity), notice.kind === "raised" ? "" : ` ${words(notice.kind)}`],
  text(notice.message),
  deliveries.length > 0 ? deliveries.map((delivery) => `${delivery.channel} ${words(delivery.state)}`).join(", ") : words(notice.fate),
  when(notice.at),
];
