import bowser from "bowser";

const USER_AGENT_MAX = 400;

/** "Firefox on Android"; empty when a browser does not say what it is. Nothing finer is kept. */
export const deviceWords = (userAgent: string | null): string => {
  const { browser, os } = bowser.parse(userAgent?.slice(0, USER_AGENT_MAX) || "-");
  return [browser.name, os.name].filter((word) => word).join(" on ");
};
