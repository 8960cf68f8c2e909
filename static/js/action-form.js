// An action's form: owners are added one at a time, and the date is asked for only when there is one.
// Without JavaScript all selects and the date stand open, and the server says what does not fit.

function startOwners(owners) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary";
  button.textContent = "Add another owner";
  button.addEventListener("click", () => addOwner(owners));
  for (const group of [...groupsOf(owners)].slice(1)) {
    const select = group.querySelector("select");
    group.hidden = !select.value && !group.classList.contains("govuk-form-group--error");
  }
  owners.append(button);
}

function groupsOf(owners) {
  return owners.querySelectorAll(".govuk-form-group");
}

function addOwner(owners) {
  const groups = [...groupsOf(owners)];
  const next = groups.find((group) => group.hidden) ?? copyOf(groups.at(-1), groups.length + 1);
  next.hidden = false;
  next.querySelector("select").focus();
  owners.lastElementChild.hidden = groupsOf(owners).length >= 20;
}

function copyOf(group, number) {
  const copy = group.cloneNode(true);
  const select = copy.querySelector("select");
  const numbered = (words) => words.replace(/\d+$/, String(number));
  copy.classList.remove("govuk-form-group--error");
  copy.querySelectorAll(".govuk-error-message").forEach((message) => message.remove());
  copy.id = numbered(copy.id);
  select.name = numbered(select.name);
  select.id = numbered(select.id);
  select.value = "";
  select.removeAttribute("aria-describedby");
  select.classList.remove("govuk-select--error");
  copy.querySelector("label").htmlFor = select.id;
  copy.querySelector("label").textContent = `Owner ${number}`;
  group.after(copy);
  return copy;
}

function startDue(choice) {
  const inputs = choice.querySelectorAll("[data-when]");
  const show = () => {
    const chosen = choice.querySelector("input[type=radio]:checked")?.value;
    for (const input of inputs) {
      const group = input.closest(".govuk-form-group");
      group.hidden = chosen !== input.dataset.when && !group.classList.contains("govuk-form-group--error");
      input.disabled = group.hidden;
    }
  };
  choice.addEventListener("change", show);
  show();
}

export function startActionForms(scope) {
  scope.querySelectorAll("[data-module=owners]").forEach(startOwners);
  scope.querySelectorAll("[data-module=due-choice]").forEach(startDue);
}

startActionForms(document);
