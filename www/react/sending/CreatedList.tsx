// The campaigns that were created from this page since it was opened.
import type { Campaign } from "outbound-campaign";

export function CreatedList({ campaigns }: { campaigns: readonly Campaign[] }) {
  if (campaigns.length === 0) return null;
  return (
    <section className="card" aria-labelledby="created-heading">
      <h2 id="created-heading">Created from this page</h2>
      <ul className="created">
        {campaigns.map((campaign) => (
          <li key={campaign.id}>
            <span className="created-id">#{campaign.id}</span>
            <span className="created-name">{campaign.name}</span>
            <span className="badge">{campaign.status}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
