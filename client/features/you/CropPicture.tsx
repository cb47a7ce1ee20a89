import { useEffect, useId, useRef, useState, type PointerEvent } from "react";
import { dragged, kept, MIDDLE, roomOf, sourceOf, ZOOM_MAX, type Crop } from "./crop.view.ts";

/** What is sent: more than is kept in the largest size, so that nothing is lost. */
const SENT_SIDE = 512;
const QUALITY = 0.9;

type CropPictureProps = {
  readonly picture: ImageBitmap;
  readonly onUse: (cropped: Blob) => void;
  readonly onCancel: () => void;
};

const draw = (canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop): void => {
  const { left, top, side } = sourceOf(crop, picture);
  const brush = canvas.getContext("2d");
  if (brush) brush.imageSmoothingQuality = "high";
  brush?.clearRect(0, 0, canvas.width, canvas.height);
  brush?.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height);
};

/** Which square of a picture: by dragging it, or by sliders, which keys move too. Only that square leaves the device. */
export const CropPicture = ({ picture, onUse, onCancel }: CropPictureProps) => {
  const id = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const [crop, setCrop] = useState(MIDDLE);
  useEffect(() => title.current?.focus(), []);
  useEffect(() => {
    if (canvas.current) draw(canvas.current, picture, crop);
  }, [picture, crop]);
  const drag = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { width } = event.currentTarget.getBoundingClientRect();
    const [right, down] = [event.movementX / width, event.movementY / width];
    setCrop((before) => dragged(before, right, down, picture));
  };
  // PNG where the browser writes no WebP.
  const use = () => canvas.current?.toBlob((cropped) => cropped && onUse(cropped), "image/webp", QUALITY);
  const room = roomOf(crop, picture);
  const sliders = [
    { of: "zoom", label: "How near", least: 1, most: ZOOM_MAX, isOf: true },
    { of: "x", label: "From left to right", least: 0.5 - room.x, most: 0.5 + room.x, isOf: room.x > 0 },
    { of: "y", label: "From top to bottom", least: 0.5 - room.y, most: 0.5 + room.y, isOf: room.y > 0 },
  ] as const;
  return (
    <div className="stack">
      <h3 ref={title} className="field__label you__title" tabIndex={-1}>
        Which part of it?
      </h3>
      <canvas
        ref={canvas}
        className="you__crop"
        width={SENT_SIDE}
        height={SENT_SIDE}
        role="img"
        aria-label="The part of the picture that is shown"
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
      />
      {sliders.map(({ of, label, least, most, isOf }) => (
        <div key={of} className="field">
          <label className="field__label" htmlFor={`${id}${of}`}>
            {label}
          </label>
          <input
            id={`${id}${of}`}
            className="range"
            type="range"
            min={least}
            max={isOf ? most : least + 1}
            step={0.01}
            disabled={!isOf}
            value={crop[of]}
            onChange={(event) => setCrop(kept({ ...crop, [of]: Number(event.target.value) }, picture))}
          />
        </div>
      ))}
      <div className="row">
        <button type="button" className="button button--main" onClick={use}>
          Use this picture
        </button>
        <button type="button" className="button" onClick={onCancel}>
          Not now
        </button>
      </div>
    </div>
  );
};
