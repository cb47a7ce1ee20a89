import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { App } from "./App.tsx";
import { createBrowserClient } from "./net/browser.ts";
import type { HugMoodClient } from "./net/state.ts";
import { ClientContext } from "./ui/client-context.ts";
import { ErrorBoundary } from "./ui/ErrorBoundary.tsx";
import { startPreferences } from "./ui/preferences.ts";
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/controls.css";

/** A development page may ask for a client without a server: `?fake=<scene>`. A built one has none. */
const createClient = async (): Promise<HugMoodClient> => {
  const scene = new URLSearchParams(location.search).get("fake");
  if (import.meta.env.DEV && scene !== null) {
    const { createFakeClient } = await import("./features/testing/fake-client.ts");
    return createFakeClient(scene);
  }
  return createBrowserClient();
};

startPreferences();
const place = document.getElementById("root");
if (!place) throw new Error('index.html has no element with the id "root", so there is nowhere to draw.');
const client = await createClient();
void client.start();
createRoot(place).render(
  <StrictMode>
    <ErrorBoundary>
      <ClientContext value={client}>
        <BrowserRouter>
          <App />
        </BrowserRouter>
      </ClientContext>
    </ErrorBoundary>
  </StrictMode>,
);
