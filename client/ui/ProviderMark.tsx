import type { ProviderName } from "#shared/schema/provider.ts";

/** Letters and an apple in the manner of our own drawings: nobody's brand pictures. */
const PATHS: Readonly<Record<ProviderName, string>> = {
  google: "M18.6 7.4A8 8 0 1 0 20 12h-7.5",
  apple:
    "M12 8.6c-1.6-1.4-6.8-1.6-6.8 4 0 4 2.6 7.6 4.6 7.6.9 0 1.3-.6 2.2-.6s1.3.6 2.2.6c1.6 0 3.4-2.2 4.2-4.6M18.6 9.6c-1.2-1.9-4.6-2.4-6.6-1M12 6.4c0-1.7 1-3 2.6-3.2",
  facebook: "M13 20.5V9.2c0-2.2 1-3.4 3.6-3.2M8.6 12.4h7",
};

export const ProviderMark = ({ provider }: { readonly provider: ProviderName }) => (
  <svg width={22} height={22} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path
      d={PATHS[provider]}
      fill="none"
      stroke="currentColor"
      strokeWidth={2.4}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
