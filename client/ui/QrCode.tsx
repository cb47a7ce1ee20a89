import { encode } from "uqr";
import "./qr-code.css";

/** Light modules around a code, so that cameras find it (ISO/IEC 18004 asks for four). */
const QUIET = 4;

/** An address as a QR code: always dark on light, whatever the theme. */
export const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { data, size } = encode(text, { border: 0, ecc: "M" });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const width = size + 2 * QUIET;
  return (
    <svg className="qr" viewBox={`${-QUIET} ${-QUIET} ${width} ${width}`} role="img" aria-label={label}>
      <path d={squares.join("")} fill="#000" />
    </svg>
  );
};
