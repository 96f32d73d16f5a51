(() => {
  const hourMs = 3600000;
  const nearest = (hours, at) => {
    let [low, high] = [0, hours.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (hours[middle] < at) { low = middle + 1; } else { high = middle; }
    }

    return low > 0 && at - hours[low - 1] < hours[low] - at ? low - 1 : low;
  };

  const attach = (svg, lines) => {
    const span = svg.querySelector(".span");
    const cross = svg.querySelector(".cross");
    const [left, right] = [Number(span.getAttribute("x1")), Number(span.getAttribute("x2"))];
    const [first, last] = [lines.hours[0], lines.hours[lines.hours.length - 1]];
    svg.dataset.lines = "";
    svg.addEventListener("pointermove", (e) => {
      const box = svg.getBoundingClientRect();
      const x = (e.clientX - box.left) / box.width * svg.viewBox.baseVal.width;
      const share = Math.min(1, Math.max(0, (x - left) / (right - left)));
      const i = nearest(lines.hours, first + share * (last - first));
      const at = last > first ? left + (lines.hours[i] - first) / (last - first) * (right - left) : left;
      cross.setAttribute("x1", at);
      cross.setAttribute("x2", at);
      cross.classList.add("on");
      const time = new Date(lines.hours[i] * hourMs).toISOString().slice(0, 16).replace("T", " ");
      tip.show(`${time} UTC\n${lines.series.map((s) => `${s.name}: ${s.values[i]}`).join("\n")}`, e.clientX, e.clientY);
    });
    svg.addEventListener("pointerleave", () => {
      cross.classList.remove("on");
      tip.hide();
    });
  };

  for (const [key, lines] of Object.entries(page)) {
    if (key.startsWith("lines:")) {
      document.querySelectorAll(`svg[data-plot="${CSS.escape(key.slice(6))}"]`).forEach((svg) => attach(svg, lines));
    }
  }
})();
