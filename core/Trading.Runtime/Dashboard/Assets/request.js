// What a backtest is asked for.
import { post } from "./api.js";
import { el, say, show } from "./dom.js";
import { stamp } from "./format.js";
import { code, note } from "./parts.js";

const option = (value, text, isChosen = false) => el("option", { value, selected: isChosen }, text);

const field = (name, control, hint) => {
  const id = `run-${name.toLowerCase().replaceAll(" ", "-")}`;
  control.id = id;
  return el("div", { class: "field" }, el("label", { for: id }, name), control, hint ? el("span", { class: "note muted" }, hint) : null);
};

const dayOf = (text) => stamp(text).slice(0, 10);

export function formOf({ datasets, policies }, done) {
  if (datasets.length === 0) {
    return note("No dataset has been pushed to this host yet. ").appendChild(code("data push <folder>")).parentElement;
  }

  const dataset = el("select", {}, datasets.map((one) => option(one.id, `${one.synthetic ?? one.venue}, ${one.products.length} products (${one.id.slice(0, 8)})`)));
  const policy = el("select", {}, policies.map((one) => option(one.hash, one.name)));
  const products = el("select", { multiple: true, size: 4 });
  const fees = el("select", {});
  const [from, to] = [el("input", { type: "date" }), el("input", { type: "date" })];
  const fill = el("select", {}, ["base", "pessimistic", "optimistic"].map((name) => option(name, name)));
  const split = el("select", {}, ["none", "year", "quarter", "month"].map((name) => option(name, name)));
  const line = el("p", { class: "problem", role: "alert" });
  const button = el("button", { type: "submit" }, "Start");
  const fillProducts = () => {
    const chosen = datasets.find((one) => one.id === dataset.value);
    show(products, chosen.products.map((one) => option(one.product, one.product)));
    const [first, last] = [chosen.products.map((one) => one.from).sort()[0], chosen.products.map((one) => one.to).sort().at(-1)];
    for (const input of [from, to]) {
      [input.min, input.max, input.value] = [dayOf(first), dayOf(last), ""];
    }
  };
  const fillFees = () => {
    const chosen = policies.find((one) => one.hash === policy.value);
    show(fees, chosen.fees.map((name) => option(name, name, name === chosen.fees_default)));
  };
  dataset.addEventListener("change", fillProducts);
  policy.addEventListener("change", fillFees);
  fillProducts();
  fillFees();
  const request = () => ({
    kind: "backtest",
    dataset: dataset.value,
    ...policies[policy.selectedIndex].name === "shipped" ? {} : { policy: { hash: policy.value } },
    ...products.selectedOptions.length > 0 ? { products: [...products.selectedOptions].map((one) => one.value) } : {},
    ...from.value ? { from: from.value } : {},
    ...to.value ? { to: to.value } : {},
    split: split.value,
    fill: [fill.value],
    fees: [fees.value],
  });
  return el("form", {
    class: "request",
    onsubmit: async (event) => {
      event.preventDefault();
      button.disabled = true;
      line.textContent = "";
      try {
        const run = await post("backtests", request());
        say(`Backtest ${run.id.slice(0, 12)} was started.`);
        done();
      } catch (error) {
        line.textContent = `It was not started: ${error.message}.`;
      } finally {
        button.disabled = false;
      }
    },
  },
  field("Dataset", dataset), field("Policy", policy), field("Products", products, "None chosen: all of the dataset."),
  field("From", from, "Empty: as soon as features are warm."), field("To", to, "Empty: the end of the data."),
  field("Fill", fill, "How kindly resting orders fill."), field("Fees", fees), field("Split", split, "Slices run side by side, each from flat cash."),
  el("div", { class: "field" }, button), line);
}
