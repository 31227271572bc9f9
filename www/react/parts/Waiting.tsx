// Shows the waiting time after a noticeable delay.
import { useEffect, useState } from "react";

export function Waiting({ label, text }: { label: string; text(seconds: number): string }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  if (seconds === 0) return null;
  return (
    <div className="waiting">
      <progress aria-label={label} />
      <span>{text(seconds)}</span>
    </div>
  );
}
