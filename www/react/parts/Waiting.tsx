// How long the server has been waited for; shown once it takes long enough to be noticed.
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
