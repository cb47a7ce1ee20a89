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

/** "429: Too many", each problem leading to its page. */
const answerWords = (status, response) => {
  const problems = Object.values(response.content?.["application/problem+json"]?.examples ?? {});
  if (problems.length === 0) return [`${status}: ${response.description}`];
  const links = problems.flatMap(({ value }, index) => [
    index === 0 ? "" : ", ",
    element("a", { href: value.type, title: value.detail }, value.title),
  ]);
  return [`${status}: `, ...links];
};

function routeView(method, path, operation) {
  const inputs = operation.parameters.map((parameter) => ({
    parameter,
    input: element("input", { name: parameter.name }),
  }));
  const content = operation.requestBody?.content["application/json"];
  const sample = content && (content.example ?? sampleOf(content.schema));
  const body = content && element("textarea", { value: JSON.stringify(sample, null, 2), spellcheck: false });
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
    const headers = body ? { "content-type": "application/json" } : {};
    let target = path;
    for (const { parameter, input } of inputs) {
      if (parameter.in === "path") target = target.replace(`{${parameter.name}}`, encodeURIComponent(input.value));
      else if (input.value === "") continue;
      else if (parameter.in === "header") headers[parameter.name] = input.value;
      else query.set(parameter.name, input.value);
    }
    const init = body ? { method, headers, body: body.value } : { method, headers };
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
      ...Object.entries(operation.responses).map(([status, each]) => element("li", {}, ...answerWords(status, each))),
    ),
    form,
    answer,
  );
}

try {
  const { paths, tags } = await (await fetch("/api/openapi.json")).json();
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  routes.replaceChildren(
    ...tags.flatMap(({ name }) => [
      element("h2", { id: name }, name),
      ...operations
        .filter(({ operation }) => operation.tags[0] === name)
        .map(({ method, path, operation }) => routeView(method, path, operation)),
    ]),
  );
} catch {
  routes.replaceChildren(
    element("p", {}, "The document could not be read. Is the server running? Reload to try again."),
  );
}
