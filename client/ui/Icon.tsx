/** Line drawings of 24 units, in the text's own colour; always beside words or a label. */
const PATHS = {
  home: "M4 11.5 12 5l8 6.5V19a1 1 0 0 1-1 1h-4.5v-5h-5v5H5a1 1 0 0 1-1-1z",
  hugs: "M12 20C6 16 3.5 12.8 3.5 9.4A4.4 4.4 0 0 1 12 7.6a4.4 4.4 0 0 1 8.5 1.8c0 3.4-2.5 6.6-8.5 10.6z",
  you: "M12 4c3.8 0 6.2 4.3 6.2 9.3 0 4-2.5 6.7-6.2 6.7s-6.2-2.7-6.2-6.7C5.8 8.3 8.2 4 12 4zM9.8 11.5v1M14.2 11.5v1",
  calm: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17zm0 5.2a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 1 0 0-6.6zM6 6l3.7 3.7M18 6l-3.7 3.7M6 18l3.7-3.7M18 18l-3.7-3.7",
  people:
    "M9 6a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM3.5 19c.3-3 2.4-4.6 5.5-4.6s5.2 1.6 5.5 4.6M15.5 6.4a3 3 0 0 1 0 5.4M17 14.8c2 .6 3.2 2 3.5 4.2",
  back: "M14.5 5.5 8 12l6.5 6.5",
  close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  link: "M10 14a3.5 3.5 0 0 0 5 0l3.5-3.5a3.5 3.5 0 0 0-5-5L12.5 6.5M14 10a3.5 3.5 0 0 0-5 0l-3.5 3.5a3.5 3.5 0 0 0 5 5l1-1",
  again: "M5 12a7 7 0 1 1 2.2 5.1M5 18v-4.5h4.5",
  cloud: "M7.5 18.5a4 4 0 0 1-.4-8 5.2 5.2 0 0 1 10-1.2 4.6 4.6 0 0 1-.6 9.2zM4 4l16 16",
  ring: "M12 5.2h.01M17.9 9.5h.01M15.6 16.6h.01M8.4 16.6h.01M6.1 9.5h.01",
  sound: "M5 10v4h3l4 3.5v-11L8 10zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11",
  quiet: "M5 10v4h3l4 3.5v-11L8 10zM15.5 10l4 4M19.5 10l-4 4",
  leave: "M13 5H6.5v14H13M10.5 12H20M16.5 8.5 20 12l-3.5 3.5",
  flag: "M6.5 20V5h11l-2.6 4 2.6 4h-11",
  sent: "M5 19 19 5M9 5h10v10",
  came: "M19 5 5 19M5 9v10h10",
} as const;

export type IconName = keyof typeof PATHS;

export const Icon = ({ name, size = 22 }: { readonly name: IconName; readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path
      d={PATHS[name]}
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "more" ? 3.4 : name === "ring" ? 4.6 : 2.1}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
