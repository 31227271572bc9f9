// The form of docs/forms.md, the README's page, and the relay.
import { index, route } from "@react-router/dev/routes";

export default [index("routes/campaign.jsx"), route("readme", "routes/readme.jsx"), route("api/*", "routes/api.js")];
