/** The cookies of one friend, as `name=value` by name. */
export type Jar = Record<string, string>;

const remember = (jar: Jar, response: Response): void => {
  for (const line of response.headers.getSetCookie()) {
    const [pair = "", ...attributes] = line.split(";");
    const name = pair.slice(0, pair.indexOf("=")).trim();
    const isOver = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
    if (isOver) delete jar[name];
    else jar[name] = pair.slice(pair.indexOf("=") + 1).trim();
  }
};

/** fetch as a browser on the server's own page does it: with the cookies it was given, and its origin named. */
export const createCookieFetch = (origin: string, jar: Jar, onChange: () => void): typeof fetch => {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    const cookies = Object.entries(jar).map(([name, value]) => `${name}=${value}`);
    if (cookies.length > 0) headers.set("cookie", cookies.join("; "));
    headers.set("origin", origin);
    const response = await fetch(input, { ...init, headers });
    const before = JSON.stringify(jar);
    remember(jar, response);
    if (JSON.stringify(jar) !== before) onChange();
    return response;
  };
};
