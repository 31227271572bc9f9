// Draws a labelled placeholder while data loads.

export function Skeleton({ label }: { label: string }) {
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{label}</span>
      {[0, 1, 2].map((row) => (
        <span key={row} className="skeleton-row" />
      ))}
    </div>
  );
}
