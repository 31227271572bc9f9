// Takes a time of day with the visitor's clock. Other text stays, so that the server's rules judge it.
import { type ComponentProps, useState } from "react";
import { readTime, shownTime } from "../../shared/text/time-text.js";
import { useDashboard } from "../dashboard.js";

interface Props extends Omit<ComponentProps<"input">, "value" | "onChange"> {
  /** As the form holds it: "17:00". */
  value: unknown;
  onChange(time: string): void;
  onLeave(): void;
}

export function TimeInput({ value, onChange, onLeave, ...attributes }: Props) {
  const { language } = useDashboard();
  // With a 12-hour clock a half typed time is another time already.
  const [typed, setTyped] = useState<string>();
  return (
    <input
      {...attributes}
      type="text"
      className="input"
      autoComplete="off"
      value={typed ?? shownTime(value, language)}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(readTime(target.value, language));
      }}
      onBlur={() => {
        setTyped(undefined);
        onLeave();
      }}
    />
  );
}
