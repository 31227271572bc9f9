// The shape of what is being read, and a name for it.

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
