// Builds elements. Data only ever becomes text or a plain attribute: there is no way from it to markup.
const svgSpace = "http://www.w3.org/2000/svg";

function build(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) {
      continue;
    }

    if (name.startsWith("on")) {
      node.addEventListener(name.slice(2), value);
    } else {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }

  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const el = (name, attributes, ...children) => build(document.createElement(name), attributes, children);

export const svg = (name, attributes, ...children) => build(document.createElementNS(svgSpace, name), attributes, children);

export const byId = (id) => document.getElementById(id);

// Puts new content in place of the old; whoever had the focus keeps it, and what was unfolded stays so.
export function show(host, ...content) {
  const active = document.activeElement;
  const focused = active && host.contains(active) ? active.dataset.key ?? active.id : null;
  const unfolded = new Set([...host.querySelectorAll("details[open][data-key]")].map((part) => part.dataset.key));
  host.replaceChildren(...content.flat(Infinity).filter((child) => child));
  host.querySelectorAll("details[data-key]").forEach((part) => { part.open = part.open || unfolded.has(part.dataset.key); });
  if (focused) {
    const again = [...host.querySelectorAll("[data-key], [id]")].find((part) => (part.dataset.key ?? part.id) === focused);
    again?.focus({ preventScroll: true });
  }
}

// Draws only what is new: a part that did not change is left alone, with its focus and selection.
export function showNew(host, value, draw) {
  const text = JSON.stringify(value);
  if (host.drawn !== text) {
    host.drawn = text;
    show(host, draw(value));
  }
}

export function say(text) {
  const line = byId("say");
  if (line.textContent !== text) {
    line.textContent = text;
  }
}

// An SVG of our own host; anything in it that is not a drawing is left out.
export function drawing(text) {
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (parsed.namespaceURI !== svgSpace || parsed.localName !== "svg") {
    throw new Error("not a drawing");
  }

  parsed.querySelectorAll("script, foreignObject, a, style, image, use").forEach((part) => part.remove());
  return document.importNode(parsed, true);
}
