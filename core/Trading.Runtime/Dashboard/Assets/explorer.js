// Why a product was or was not bought in a cycle, decided again by the host from what the cycle kept.
import { getJson } from "./api.js";
import { byId, el, show } from "./dom.js";
import { stamp, title, words } from "./format.js";
import { changesOf, checksOf, featuresOf, ordersOf, planOf, ruleOf, sizeOf, triggersOf } from "./explained.js";
import { chip, note, problem } from "./parts.js";

const stages = ["listing", "cycle", "universe", "quality", "triggers", "rules", "risk", "plan", "venue", "through"];
const trackFrom = stages.indexOf("universe");
let asked = 0;

export async function explainCycle(slot, product) {
  const mine = ++asked;
  const host = byId("explorer");
  host.setAttribute("aria-busy", "true");
  show(host, head(slot), el("p", { class: "muted", role: "status" }, "Deciding it again\u2026"));
  try {
    const [why, record] = await Promise.all([getJson(`cycles/${encodeURIComponent(slot)}/why`), recordOf(slot)]);
    if (mine === asked) {
      drawCycle(host, slot, why, record, product);
    }
  } catch (error) {
    if (mine === asked) {
      show(host, head(slot), problem(`The cycle cannot be explained: ${error.message}.`));
    }
  } finally {
    if (mine === asked) {
      host.removeAttribute("aria-busy");
    }
  }
}

// Of several records of a slot, that of the cycle which decided entries.
async function recordOf(slot) {
  const begin = new Date(slot);
  const records = await getJson(`cycles?from=${begin.toISOString()}&to=${new Date(begin.getTime() + 1).toISOString()}`);
  return records.find((record) => record.decision) ?? records[0] ?? null;
}

const head = (slot) => el("h3", { id: "explorer-title", tabindex: "-1", class: "explorer-title" }, `Cycle ${stamp(slot)} UTC`);

function drawCycle(host, slot, why, record, product) {
  const chosen = why.products.find((row) => row.product === product)
    ?? why.products.find((row) => row.stop.stage === "through") ?? [...why.products].sort((a, b) => stages.indexOf(b.stop.stage) - stages.indexOf(a.stop.stage))[0];
  const detail = el("div", { id: "explained", class: "explained" });
  const list = el("fieldset", { class: "products" }, el("legend", { class: "unseen" }, "Product"), why.products.map((row) => el("label", {},
    el("input", { type: "radio", name: "explained-product", value: row.product, checked: row === chosen, onchange: () => drawProduct(detail, slot, row.product, record) }),
    el("span", { class: "product" },
      el("strong", {}, row.product),
      row.stop.stage === "through" ? chip("good", "Went through") : chip("plain", `${title(row.stop.stage)}: ${words(row.stop.reason)}`)))));
  show(host,
    head(slot),
    el("p", {}, "It came to ", el("strong", {}, words(why.outcome)), record?.decision ? ` in regime ${words(record.decision.regime)}.` : "."),
    why.note ? note(why.note) : null,
    why.products.length > 0 ? el("div", { class: "two" }, list, detail) : null);
  byId("explorer-title").focus({ preventScroll: true });
  host.scrollIntoView({ block: "start" });
  if (chosen) {
    drawProduct(detail, slot, chosen.product, record);
  }
}

async function drawProduct(host, slot, product, record) {
  const mine = ++asked;
  try {
    const why = await getJson(`cycles/${encodeURIComponent(slot)}/why?product=${encodeURIComponent(product)}`);
    if (mine === asked) {
      show(host, explained(product, why, record));
    }
  } catch (error) {
    if (mine === asked) {
      show(host, problem(`${product} cannot be explained: ${error.message}.`));
    }
  }
}

function explained(product, why, record) {
  const { entry, why_not: whyNot, orders } = why;
  const decision = record?.decision;
  return [
    el("h4", { "data-product": product }, product),
    track(whyNot.stop),
    el("p", { class: "stopped" }, whyNot.stop.stage === "through"
      ? [chip("good", "Bought"), " Nothing stopped it."]
      : [chip("bad", `Stopped by ${words(whyNot.stop.stage)}`), " ", el("strong", {}, words(whyNot.stop.reason)), `: ${whyNot.stop.text}`]),
    whyNot.note ? note(whyNot.note) : null,
    changesOf(whyNot),
    featuresOf(decision?.products?.[product]),
    triggersOf(product, decision),
    ruleOf(entry),
    sizeOf(entry, product, record),
    checksOf(entry),
    planOf(entry),
    ordersOf(orders, product, record),
  ];
}

function track(stop) {
  const at = stages.indexOf(stop.stage);
  return el("ol", { class: "track", "aria-label": "Checks in their order" }, stages.slice(trackFrom, -1).map((stage, i) => {
    const place = trackFrom + i;
    const [state, sign, words] = place < at ? ["passed", "\u2713", "passed"] : place === at ? ["stopped", "\u2715", "stopped here"] : ["unreached", "\u2013", "not reached"];
    return el("li", { class: state }, el("span", { "aria-hidden": "true" }, sign), ` ${title(stage)}`, el("span", { class: "unseen" }, ` ${words}`));
  }));
}
