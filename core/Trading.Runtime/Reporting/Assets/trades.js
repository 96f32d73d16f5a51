(() => {
  const table = page.trades;
  if (!table) {
    return;
  }

  const pageSize = 50;
  const body = document.getElementById("trade-rows");
  const count = document.getElementById("trade-count");
  const position = document.getElementById("trade-page");
  const [previous, next] = ["trade-previous", "trade-next"].map((id) => document.getElementById(id));
  const search = document.getElementById("trade-search");
  const filters = [...document.querySelectorAll("select[data-filter]")];
  const heads = [...document.querySelectorAll("#trade-table th[data-column]")];
  const dialog = document.getElementById("why");
  // A cell is a text, or a list of a text, the number that it sorts by (null for none), and a tone.
  const textOf = (cell) => typeof cell === "string" ? cell : cell[0];
  const valueOf = (cell) => typeof cell === "string" ? cell : cell[1];
  const texts = table.rows.map((row) => row.map(textOf).join(" ").toLowerCase());
  let [column, direction, at] = [0, 1, 0];
  let shown = [];

  // A number that is not there stands last, whichever way.
  const compare = (a, b) => {
    const [x, y] = [valueOf(table.rows[a][column]), valueOf(table.rows[b][column])];
    if (x === null || y === null || x === y) {
      return (x === null) - (y === null) || a - b;
    }

    return (typeof x === "string" ? (x < y ? -1 : 1) : x - y) * direction || a - b;
  };

  const matches = (i, c, wanted) => {
    const cell = table.rows[i][c];
    return typeof cell === "string" ? cell === wanted : wanted === "above" ? cell[1] > 0 : cell[1] <= 0;
  };

  const select = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter((w) => w);
    const wanted = filters.filter((f) => f.value !== "").map((f) => [Number(f.dataset.filter), f.value]);
    shown = [];
    for (let i = 0; i < table.rows.length; i++) {
      if (words.every((w) => texts[i].includes(w)) && wanted.every(([c, v]) => matches(i, c, v))) {
        shown.push(i);
      }
    }

    shown.sort(compare);
    at = 0;
    draw();
  };

  const draw = () => {
    const rows = shown.slice(at, at + pageSize).map((i) => {
      const row = document.createElement("tr");
      table.rows[i].forEach((cell, c) => {
        const td = document.createElement("td");
        td.textContent = textOf(cell);
        td.className = table.columns[c] + (typeof cell !== "string" && cell[2] ? ` t-${cell[2]}` : "");
        row.append(td);
      });
      const td = document.createElement("td");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "why";
      button.textContent = "why";
      button.setAttribute("aria-label", `Why trade ${textOf(table.rows[i][0])}`);
      button.addEventListener("click", () => open(i));
      td.append(button);
      row.append(td);
      return row;
    });
    body.replaceChildren(...rows);
    const from = shown.length === 0 ? 0 : at + 1;
    count.textContent = `${shown.length.toLocaleString("en")} of ${table.rows.length.toLocaleString("en")} trades`;
    position.textContent = `${from.toLocaleString("en")} to ${Math.min(at + pageSize, shown.length).toLocaleString("en")}`;
    previous.disabled = at === 0;
    next.disabled = at + pageSize >= shown.length;
    heads.forEach((th) => th.setAttribute("aria-sort", Number(th.dataset.column) !== column ? "none" : direction > 0 ? "ascending" : "descending"));
  };

  const open = (i) => {
    const why = table.why[i];
    document.getElementById("why-title").textContent = why[0];
    const parts = [];
    for (const [head, ...lines] of why.slice(1)) {
      const h3 = document.createElement("h3");
      h3.textContent = head;
      parts.push(h3, ...lines.map((line) => {
        const p = document.createElement("p");
        p.textContent = line;
        return p;
      }));
    }

    document.getElementById("why-text").replaceChildren(...parts);
    dialog.showModal();
  };

  heads.forEach((th) => th.querySelector("button").addEventListener("click", () => {
    const wanted = Number(th.dataset.column);
    direction = wanted === column ? -direction : table.columns[wanted].startsWith("number") ? -1 : 1;
    column = wanted;
    shown.sort(compare);
    at = 0;
    draw();
  }));
  search.addEventListener("input", select);
  filters.forEach((f) => f.addEventListener("change", select));
  previous.addEventListener("click", () => { at -= pageSize; draw(); });
  next.addEventListener("click", () => { at += pageSize; draw(); });
  dialog.addEventListener("click", (e) => { if (e.target === dialog) { dialog.close(); } });
  select();
})();
