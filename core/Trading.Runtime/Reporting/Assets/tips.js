const tip = (() => {
  const box = document.getElementById("tip");
  const margin = 8;
  const hide = () => { box.hidden = true; };
  const show = (text, x, y) => {
    box.textContent = text;
    box.hidden = false;
    const { width, height } = box.getBoundingClientRect();
    const left = Math.min(Math.max(margin, x - width / 2), document.documentElement.clientWidth - width - margin);
    const above = y - height - 14;
    box.style.left = `${left}px`;
    box.style.top = `${above > margin ? above : y + 18}px`;
  };

  const of = (target) => target instanceof Element ? target.closest("[data-tip]") : null;
  document.addEventListener("pointermove", (e) => {
    const at = of(e.target);
    if (at) {
      show(at.dataset.tip, e.clientX, e.clientY);
    } else if (!(e.target instanceof Element && e.target.closest("svg[data-lines]"))) {
      hide();
    }
  });
  document.addEventListener("focusin", (e) => {
    const at = of(e.target);
    if (at) {
      const box = at.getBoundingClientRect();
      show(at.dataset.tip, box.left + box.width / 2, box.top);
    }
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("keydown", (e) => { if (e.key === "Escape") { hide(); } });
  document.querySelectorAll("[tabindex][data-tip]").forEach((e) => e.setAttribute("aria-description", e.dataset.tip));
  return { show, hide };
})();
