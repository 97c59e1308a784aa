"use strict";
(() => {
  const steps = [...document.querySelectorAll(".step")];
  const button = (name) => document.getElementById(name);
  if (steps.length === 0) return;
  let now = -1;

  const show = (index, moves) => {
    index = Math.max(0, Math.min(steps.length - 1, index));
    if (index === now) return;
    if (now >= 0) steps[now].classList.remove("now");
    now = index;
    steps[now].classList.add("now");
    button("place").textContent = `Step ${now + 1} of ${steps.length}`;
    button("first").disabled = button("back").disabled = now === 0;
    button("last").disabled = button("forward").disabled = now === steps.length - 1;
    if (!moves) return;
    history.replaceState(null, "", `#step-${now + 1}`);
    scrollTo(0, 0);
    steps[now].focus({ preventScroll: true });
  };
  const fromAddress = () => steps.findIndex((step) => "#" + step.id === location.hash);

  const keys = { ArrowRight: () => now + 1, ArrowLeft: () => now - 1, PageDown: () => now + 1, PageUp: () => now - 1, Home: () => 0, End: () => steps.length - 1 };
  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // In what can be moved sideways the arrows do that.
    const box = event.target.closest?.("pre, .scroll");
    if (box && box.scrollWidth > box.clientWidth && event.key.startsWith("Arrow")) return;
    const place = keys[event.key];
    if (!place) return;
    event.preventDefault();
    show(place(), true);
  });
  button("first").onclick = () => show(0, true);
  button("back").onclick = () => show(now - 1, true);
  button("forward").onclick = () => show(now + 1, true);
  button("last").onclick = () => show(steps.length - 1, true);
  addEventListener("hashchange", () => show(fromAddress(), false));

  for (const choice of document.querySelectorAll(".choice")) {
    choice.onclick = () => {
      const question = choice.closest(".question"), isRight = choice.dataset.right === "1";
      choice.classList.add(isRight ? "right" : "wrong");
      question.querySelector(".verdict").textContent = isRight ? "Right." : "Not quite.";
      question.querySelector("details").open = true;
    };
  }
  document.documentElement.classList.add("stepping");
  show(Math.max(0, fromAddress()), false);
})();
