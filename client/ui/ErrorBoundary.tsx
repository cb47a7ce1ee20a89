import { Component, type ReactNode } from "react";
import { Being } from "./Being.tsx";

type ErrorBoundaryProps = { readonly children: ReactNode };

/** The last net under every page: a bug of ours ends here, with a way on. React reports the error to the console. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <main className="page page--narrow" style={{ padding: 32 }}>
        <title>Something broke · HugMood</title>
        <Being being="rose/plain" size={130} phaseOf="broken" tilt={-0.5} isAsleep />
        <h1>{navigator.onLine ? "Something broke on our side" : "You are offline"}</h1>
        <p>
          {navigator.onLine
            ? "Nothing that you sent or received is lost. Reload the page to go on."
            : "This part of HugMood was not loaded yet. Nothing is lost; reload as soon as you are back."}
        </p>
        <div>
          <button type="button" className="button button--main" onClick={() => location.reload()}>
            Reload
          </button>
        </div>
      </main>
    );
  }
}
