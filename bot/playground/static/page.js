// The page works without this file; with it, answers appear by themselves and the composer completes commands.
"use strict";

const parts = () => new Map([...document.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
const drawn = new Map([...parts()].map(([name, part]) => [name, part.outerHTML]));
let version = Number(document.body.dataset.version);

// ---- drawing what changed

function fieldsOf(root) {
  return [...root.querySelectorAll("input, textarea, select")].filter((field) => field.name && field.type !== "hidden");
}

function keep(old, fresh) {
  // what somebody has begun to type stays, as long as it is the same field
  for (const field of fieldsOf(fresh)) {
    const before = fieldsOf(old).find(
      (other) => other.name === field.name && (other.type !== "checkbox" || other.value === field.value),
    );
    if (!before) continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = before.checked;
    else field.value = before.value;
  }
}

function swap(name, old, fresh) {
  const scroller = old.matches(".scroller") ? old : old.querySelector(".scroller");
  const atEnd = scroller && scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
  const top = scroller ? scroller.scrollTop : 0;
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const mark = focused && (focused.id ? `#${focused.id}` : focused.value && `[value="${CSS.escape(focused.value)}"]`);
  if (name === "modal" && sameView(old, fresh)) keep(old, fresh);
  old.replaceWith(fresh);
  const now = fresh.matches(".scroller") ? fresh : fresh.querySelector(".scroller");
  if (now && atEnd && name !== "modal") toTheEnd(now);
  else if (now) now.scrollTop = top;
  if (name === "modal") raise();
  else if (mark) fresh.querySelector(mark)?.focus();
}

function toTheEnd(scroller) {
  // a last message that is taller than the window is shown from its beginning
  scroller.scrollTop = scroller.scrollHeight;
  const last = [...scroller.querySelectorAll(".message")].pop();
  if (last && last.offsetHeight > scroller.clientHeight) last.scrollIntoView({ block: "start" });
}

function sameView(old, fresh) {
  const id = (root) => root.querySelector("input[name=on]")?.value;
  return id(old) && id(old) === id(fresh);
}

async function redraw() {
  const place = new URL(location.href);
  place.searchParams.set("quiet", "1");
  const answer = await fetch(place, { cache: "no-store" });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  version = Number(fresh.body.dataset.version);
  const now = parts();
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const name = part.dataset.part;
    const text = part.outerHTML;
    if (text === drawn.get(name) || !now.has(name)) continue;
    drawn.set(name, text);
    swap(name, now.get(name), document.adoptNode(part));
  }
}

async function watch() {
  for (;;) {
    try {
      const answer = await fetch(`/changes?after=${version}`, { cache: "no-store" });
      if ((await answer.json()).version !== version) await redraw();
    } catch {
      await new Promise((resume) => setTimeout(resume, 2000));
    }
  }
}

// ---- modals

function raise() {
  const dialog = document.querySelector("dialog[data-modal]");
  if (!dialog || dialog.matches(":modal")) return;
  dialog.removeAttribute("open");
  dialog.showModal();
  dialog.querySelector(".scroller :is(input, textarea, select)")?.focus();
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    dialog.querySelector("button.close").click();
  });
}

function confirmed(button) {
  const dialog = document.getElementById("confirm");
  const { confirmTitle, confirmText, confirmYes, confirmNo } = button.dataset;
  dialog.querySelector("h2").textContent = confirmTitle;
  dialog.querySelector("p").textContent = confirmText;
  const [no, yes] = dialog.querySelectorAll("footer button");
  no.textContent = confirmNo;
  yes.textContent = confirmYes;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

// ---- sending

async function send(form, action, data) {
  form.setAttribute("aria-busy", "true");
  try {
    await fetch(action, { method: "POST", body: new URLSearchParams(data), redirect: "manual" });
  } finally {
    form.removeAttribute("aria-busy");
  }
  await redraw();
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const button = event.submitter;
  if (form.method !== "post") return;
  event.preventDefault();
  if (button?.dataset.confirmTitle && !(await confirmed(button))) return;
  const data = new FormData(form);
  if (button?.name) data.append(button.name, button.value);
  const action = button?.hasAttribute("formaction") ? button.formAction : form.action;
  form.querySelector("details[open]")?.removeAttribute("open");
  const text = form.querySelector("textarea[name=text]");
  if (text && form.classList.contains("composer")) {
    const scroller = form.parentElement.querySelector(".scroller");
    if (scroller) scroller.scrollTop = scroller.scrollHeight; // who writes wants to see what comes
    text.value = "";
    complete();
  }
  await send(form, action, data);
});

document.addEventListener("change", (event) => {
  const choice = event.target.closest("[data-choice]");
  if (!choice) return;
  const form = choice.closest("form");
  const data = new FormData(form);
  data.append("press", choice.dataset.choice);
  send(form, "/press", data);
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.removeAttribute("open");
  }
  const link = event.target.closest("a[data-press]");
  if (link) {
    const form = link.closest("form");
    const data = new FormData(form);
    data.append("press", link.dataset.press);
    send(form, "/press", data);
  }
  const example = event.target.closest("[data-example]");
  if (example) {
    composer.value = example.dataset.example;
    composer.focus();
    complete();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const menu = document.querySelector("details.menu[open]");
    menu?.removeAttribute("open");
    menu?.querySelector("summary").focus();
  }
  const text = event.target.closest(".composer textarea");
  if (text && event.key === "Enter" && !event.shiftKey && !event.isComposing && !event.defaultPrevented) {
    event.preventDefault();
    text.form.requestSubmit();
  }
});

// a menu at the lower edge opens upwards, at the right edge to the left
document.addEventListener(
  "toggle",
  (event) => {
    const menu = event.target;
    if (!menu.matches("details.menu[open]")) return;
    const items = menu.querySelector(".items");
    const edge = (menu.closest(".scroller") ?? document.body).getBoundingClientRect();
    menu.classList.remove("up", "back");
    const { bottom, right, height } = items.getBoundingClientRect();
    menu.classList.toggle("up", bottom > edge.bottom && menu.getBoundingClientRect().top - height > edge.top);
    menu.classList.toggle("back", right > edge.right);
  },
  true,
);

// ---- completing commands

const composer = document.getElementById("text");
const list = document.getElementById("suggestions");
const hint = document.getElementById("hint");
const usual = hint?.textContent;
const options = list ? [...list.querySelectorAll("[role=option]")] : [];

const shown = () => options.filter((option) => !option.hidden);
const selected = () => options.find((option) => option.getAttribute("aria-selected") === "true");

function select(option) {
  for (const each of options) each.setAttribute("aria-selected", String(each === option));
  if (option) composer.setAttribute("aria-activedescendant", option.id);
  else composer.removeAttribute("aria-activedescendant");
}

function complete() {
  if (!composer) return;
  const typed = composer.value;
  for (const option of options) option.hidden = !option.dataset.command.startsWith(typed);
  const open = typed.startsWith("/") && shown().length > 0;
  list.hidden = !open;
  select(open ? shown()[0] : null);
  const known = options.find((option) => typed.startsWith(`${option.dataset.command} `));
  hint.textContent = known ? `${known.dataset.command} ${known.querySelector(".hint").textContent}` : usual;
}

function take(option) {
  composer.value = `${option.dataset.command} `;
  composer.focus();
  complete();
}

composer?.addEventListener("input", complete);
composer?.addEventListener("keydown", (event) => {
  if (list.hidden) return;
  const all = shown();
  const place = all.indexOf(selected());
  if (event.key === "ArrowDown") select(all[(place + 1) % all.length]);
  else if (event.key === "ArrowUp") select(all[(place + all.length - 1) % all.length]);
  else if (event.key === "Tab" || event.key === "Enter") take(selected());
  else if (event.key === "Escape") list.hidden = true;
  else return;
  event.preventDefault();
});
list?.addEventListener("mousedown", (event) => {
  event.preventDefault();
  const option = event.target.closest("[role=option]");
  if (option) take(option);
});

// ---- the beginning

const conversation = document.getElementById("conversation");
if (conversation) toTheEnd(conversation);
raise();
watch();
