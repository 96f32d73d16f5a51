// The parts of an explanation, in the order in which a decision is made: features, trigger, rule, size, checks, order, fills.
import { el } from "./dom.js";
import { exact, fixed, money, none, short, stamp, title, unit, words } from "./format.js";
import { chip, fact, facts, table, when } from "./parts.js";

const part = (name, ...content) => el("section", { class: "part" }, el("h5", {}, name), content);

export function changesOf(whyNot) {
  if (whyNot.changes.length === 0) {
    return whyNot.stop.stage === "through" ? null
      : part("What would have let it through", el("p", { class: "smallest" }, "No single change that was tried, of policy, market or account, gets it past this check."));
  }

  const isEnough = (change) => change.then.stage === "through";
  const [smallest, ...others] = [...whyNot.changes.filter(isEnough), ...whyNot.changes.filter((change) => !isEnough(change))];
  const tell = (change) => [el("strong", {}, change.name), ` at ${change.to} (was ${change.from})`,
    isEnough(change) ? "" : `; then it stops at ${words(change.then.stage)}: ${words(change.then.reason)}: ${change.then.text}`];
  return part("What would have let it through",
    el("p", { class: "smallest" }, isEnough(smallest) ? "Smallest single change: " : "No single change that was tried does; the nearest gets past this check: ", tell(smallest)),
    others.length > 0 ? el("details", { "data-key": "changes" }, el("summary", {}, `${others.length} more`), el("ul", { class: "plain" }, others.map((change) => el("li", {}, tell(change))))) : null);
}

export function featuresOf(features) {
  if (!features) {
    return null;
  }

  const { universe, tier, quality, ...values } = features;
  return part("Features",
    el("p", {}, `Universe: ${words(universe)}${tier ? `, tier ${tier}` : ""}. Quality: ${words(quality ?? none)}.`),
    el("dl", { class: "values" }, Object.entries(values).map(([name, value]) => el("div", {}, el("dt", {}, nameOf(name)), el("dd", {}, valueOf(name, value))))));
}

// A feature's unit is a part of its name.
const units = [[/_pct_per_hour$/, "%/h"], [/_pct(?=_|$)/, "%"], [/_bps$/, "bps"]];

const nameOf = (name) => title(units.reduce((text, [pattern]) => text.replace(pattern, ""), name));

function valueOf(name, value) {
  const found = units.find(([pattern]) => pattern.test(name));
  return found ? unit(short(value), found[1]) : short(value);
}

export function triggersOf(product, decision) {
  const triggers = (decision?.triggers ?? []).filter((trigger) => trigger.product === product);
  return decision ? part("Triggers", table(
    `Triggers of ${product}`,
    ["Signal", "Direction", "#Strength", "#Confidence", "#Score", "What came of it"],
    triggers.map((trigger) => [
      words(trigger.signal), trigger.direction, fixed(trigger.strength, 3), fixed(trigger.confidence, 3), fixed(trigger.strength * trigger.confidence, 3), words(trigger.outcome),
    ]),
    { empty: "No signal fired.", isCaptionHidden: true })) : null;
}

export function ruleOf(entry) {
  if (!entry) {
    return null;
  }

  const parts = entry.conviction_parts.filter((one) => one.value !== 0).map((one) => `${words(one.name)} ${short(one.value)}`);
  const optional = (value, name) => value === null || value === undefined ? "none" : unit(exact(value), name);
  return part("Rule", facts(
    fact("Signal", `${words(entry.signal)} in ${words(entry.regime)}, tier ${entry.tier}`),
    fact("Score", `${short(entry.strength)} \u00d7 ${short(entry.confidence)} = ${short(entry.score)}, at least ${short(entry.score_min)}`),
    fact("Conviction", `${short(entry.conviction)}, at least ${short(entry.conviction_min)}: ${parts.join(" + ")}`),
    fact("Exit", `stop ${optional(entry.stop_pct, "%")}, target ${optional(entry.target_pct, "%")}, at most ${optional(entry.max_hold_hours, "h")}`),
    entry.outranked.length > 0 ? fact("Came second", entry.outranked.map(words).join(", ")) : null));
}

// Every factor exactly as it was multiplied; then what risk made of it, and what the order asked for.
export function sizeOf(entry, product, record) {
  if (!entry) {
    return null;
  }

  const order = committedOf(product, record).find((event) => event.leg === "entry");
  const rows = entry.factors.map((factor, i) => ({
    attributes: { "data-factor": factor.name },
    cells: [`${i === 0 ? "" : "\u00d7 "}${factor.name}`, exact(factor.value)],
  }));
  rows.push({ attributes: { class: "sum", "data-size": "proposed" }, cells: ["= proposed", exact(entry.proposed)] });
  rows.push({
    attributes: { class: "sum", "data-size": "approved" },
    cells: [entry.approved === null ? "refused by risk" : `approved${entry.resized ? ` (${entry.resized})` : ", as proposed"}`, entry.approved === null ? none : exact(entry.approved)],
  });
  if (order) {
    rows.push(...orderRows(order));
  }

  return part("Size", table(`Size of ${product}`, ["Factor", "#Value"], rows, { id: "size", isCaptionHidden: true }));
}

function orderRows(order) {
  return order.quote_size !== undefined
    ? [{ attributes: { "data-size": "quote" }, cells: ["first order, spends", exact(order.quote_size)] }]
    : [
      { attributes: { "data-size": "price" }, cells: ["\u00f7 limit price of the first order", exact(order.limit_price)] },
      { attributes: { class: "sum", "data-size": "quantity" }, cells: ["= its quantity, floored to the product\u2019s increment", exact(order.base_size)] },
    ];
}

export function checksOf(entry) {
  if (!entry) {
    return null;
  }

  const failed = entry.checks.filter((check) => !check.is_passed);
  const rows = [...failed, ...entry.checks.filter((check) => check.is_passed)];
  return part("Risk checks",
    el("p", {}, failed.length === 0 ? `All ${entry.checks.length} passed.` : `${failed.length} of ${entry.checks.length} failed.`),
    el("details", { "data-key": "checks", open: failed.length > 0 }, el("summary", {}, "Every check with its numbers"), table(
      "Risk checks",
      ["Check", "Result", "#Found", "#Limit"],
      rows.map((check) => [words(check.reason), check.is_passed ? chip("good", "passed") : chip("bad", "failed"), short(check.observed), short(check.limit)]),
      { isCaptionHidden: true })));
}

export function planOf(entry) {
  const plan = entry?.plan;
  return plan ? part("Order plan", facts(
    fact("Route", words(plan.kind)),
    fact("Why", plan.why),
    fact("Mid", short(plan.mid)),
    plan.bid !== null && plan.bid !== undefined ? fact("Quote", `bid ${short(plan.bid)}, ask ${short(plan.ask)}`) : null,
    plan.limit !== null && plan.limit !== undefined ? fact("Limit", exact(plan.limit)) : null,
    plan.cancel_at ? fact("Cancelled at", `${stamp(plan.cancel_at, true)} UTC if it rests until then`) : null)) : null;
}

export function ordersOf(orders, product, record) {
  if (orders.length === 0) {
    return null;
  }

  const sizes = new Map(committedOf(product, record).map((event) => [event.order, event]));
  const fills = (record?.events ?? []).filter((event) => event.kind === "filled" && event.product === product);
  return [
    part("Orders", orders.map((order) => {
      const size = sizes.get(order.id);
      const amount = size?.base_size !== undefined ? `${exact(size.base_size)} ` : size?.quote_size !== undefined ? `for ${money(size.quote_size)} ` : "";
      return el("div", { class: "order", "data-order": order.id },
        el("p", {}, el("strong", {}, `${title(order.leg)}, attempt ${order.attempt + 1}`), `: ${words(order.kind)} ${amount}`,
          order.limit_price !== null && order.limit_price !== undefined ? `at ${exact(order.limit_price)}` : "", order.exit ? `, ${words(order.exit)}` : ""),
        el("ol", { class: "story" }, order.story.map((line) => el("li", {}, storyOf(line)))));
    })),
    fills.length > 0 ? part("Fills", table(
      `Fills of ${product}`,
      ["At, UTC", "#Quantity", "#Price", "#Value", "#Fee", "As"],
      fills.map((fill) => ({ attributes: { "data-fill": fill.order }, cells: [when(fill.at, { seconds: true, age: false }), exact(fill.quantity), exact(fill.price), money(fill.quantity * fill.price), short(fill.fee), fill.liquidity] })),
      { isCaptionHidden: true })) : null,
  ];
}

const storyOf = (line) => {
  const [at, ...rest] = line.split(" ");
  return Number.isNaN(Date.parse(at)) ? line : [el("span", { class: "muted" }, `${stamp(at, true).slice(11)} `), words(rest.join(" "))];
};

const committedOf = (product, record) => (record?.events ?? []).filter((event) => event.kind === "committed" && event.product === product);
