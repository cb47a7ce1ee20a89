import { useEffect, useEffectEvent, useRef, useState, type RefObject } from "react";
import type { Squeeze } from "#shared/design/squeeze.ts";
import { eachFrame } from "../../net/clock.ts";
import { createSqueezeRecorder, type SqueezePhase, type SqueezeRecorder } from "../../touch/squeeze-recorder.ts";

type SqueezeListener = {
  /** Each frame while there is something to show, 0..1; the last one is 0. */
  readonly onPressure: (pressure: number) => void;
  readonly onStarted: () => void;
  readonly onRecorded: (squeeze: Squeeze) => void;
};

/** Records presses on a button, and shows them frame by frame without drawing the page anew. */
export const useSqueeze = (
  button: RefObject<HTMLButtonElement | null>,
  isToggle: boolean,
  listener: SqueezeListener,
): SqueezePhase => {
  const [phase, setPhase] = useState<SqueezePhase>("idle");
  const recorder = useRef<SqueezeRecorder | null>(null);
  const isShown = useRef(false);
  const tell = useEffectEvent((next: SqueezePhase) => {
    setPhase(next);
    if (next === "holding") listener.onStarted();
    const squeeze = recorder.current?.squeeze();
    if (next === "recorded" && squeeze) listener.onRecorded(squeeze);
  });
  const show = useEffectEvent(() => {
    const pressure = recorder.current?.pressure() ?? 0;
    // A stage that plays must not be told of a pressure that is not there.
    if (pressure > 0 || isShown.current) listener.onPressure(pressure);
    isShown.current = pressure > 0;
  });
  useEffect(() => {
    if (!button.current) return;
    const own = createSqueezeRecorder({ onPhase: (next) => tell(next) });
    recorder.current = own;
    const detach = own.attach(button.current);
    const stopFrames = eachFrame(() => show());
    return () => {
      detach();
      stopFrames();
    };
  }, [button]);
  useEffect(() => recorder.current?.setToggle(isToggle), [isToggle]);
  return phase;
};
