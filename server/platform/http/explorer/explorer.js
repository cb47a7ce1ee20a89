const routes = document.getElementById("routes");
const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/** The smallest value that a JSON Schema describes, to start from when filling in a body. */
const sampleOf = (schema = {}) => {
  if (schema.enum) return schema.enum[0];
  if (schema.type === "object")
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, each]) => [name, sampleOf(each)]));
  if (schema.type === "array") return [];
  return { string: "", integer: 0, number: 0, boolean: false }[schema.type] ?? null;
};

const field = (label, input) => element("label", {}, label, input);

function routeView(method, path, operation) {
  const inputs = operation.parameters.map((parameter) => ({
    parameter,
    input: element("input", { name: parameter.name }),
  }));
  const schema = operation.requestBody?.content["application/json"].schema;
  const body = schema && element("textarea", { value: JSON.stringify(sampleOf(schema), null, 2), spellcheck: false });
  const answer = element("pre", { hidden: true, tabIndex: 0 });
  answer.setAttribute("aria-live", "polite");
  const form = element(
    "form",
    {},
    ...inputs.map(({ parameter, input }) =>
      field(`${parameter.name} (${parameter.in}${parameter.required ? "" : ", may be left out"})`, input),
    ),
    ...(body ? [field("body", body)] : []),
    element("p", {}, element("button", {}, "Try it")),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const query = new URLSearchParams();
    let target = path;
    for (const { parameter, input } of inputs) {
      if (parameter.in === "path") target = target.replace(`{${parameter.name}}`, encodeURIComponent(input.value));
      else if (input.value !== "") query.set(parameter.name, input.value);
    }
    const init = body ? { method, headers: { "content-type": "application/json" }, body: body.value } : { method };
    const response = await fetch(query.size ? `${target}?${query}` : target, init);
    const text = await response.text();
    answer.hidden = false;
    try {
      answer.textContent = `${response.status}\n${JSON.stringify(JSON.parse(text), null, 2)}`;
    } catch {
      answer.textContent = `${response.status}\n${text}`;
    }
  });
  const who = operation.security.length > 0 ? " Needs a session." : "";
  return element(
    "details",
    {},
    element("summary", {}, element("b", {}, method), element("code", {}, path)),
    element("p", {}, `${operation.summary}${who}`),
    element(
      "ul",
      {},
      ...Object.entries(operation.responses).map(([status, each]) =>
        element("li", {}, `${status}: ${each.description}`),
      ),
    ),
    form,
    answer,
  );
}

try {
  const { paths } = await (await fetch("/api/openapi.json")).json();
  routes.replaceChildren(
    ...Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => routeView(method.toUpperCase(), path, operation)),
    ),
  );
} catch {
  routes.replaceChildren(
    element("p", {}, "The document could not be read. Is the server running? Reload to try again."),
  );
}
