// On the form that plans a year: hides what does not matter for the year and the rule that were chosen.
// Without it all fields are there, and each says when it counts.
const form = document.querySelector("form.year-rule");

const NEEDED = {
  first_day: ({ period }) => period === "other",
  last_day: ({ period }) => period === "other",
  nth: ({ often }) => often !== "weeks",
  months: ({ often }) => often === "these",
  every_weeks: ({ often }) => often === "weeks",
};

function show() {
  const chosen = Object.fromEntries(new FormData(form));
  for (const [name, isNeeded] of Object.entries(NEEDED)) {
    const groups = [...form.querySelectorAll(`[name=${name}]`)].map((input) => outermost(input));
    for (const group of groups) {
      group.hidden = !isNeeded(chosen);
    }
  }
}

// A group of tick boxes stands in a form group of its own inside a fieldset.
function outermost(input) {
  const fieldset = input.type === "checkbox" ? input.closest("fieldset") : input;
  return fieldset.closest(".govuk-form-group");
}

if (form) {
  form.addEventListener("change", show);
  show();
}
