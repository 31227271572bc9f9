// The names of time zones in Windows and .NET, such as "W. Europe Standard Time". They are 1 KB of a bundle, so the
// validator does not carry them: timezones.ts adds them to its suggestions.
import type { ZoneFinder } from "../validate/suggest-zone.js";
import { zoneNames } from "../zones.js";

/**
 * Windows' names, without " Standard Time", and the cities of their zones in turn. Names that are a zone's city are left
 * out. Spelled as in the table of zones.ts, so that gzip finds the cities there. Source: CLDR 48, windowsZones.xml,
 * territory 001.
 */
const WINDOWS =
  "afghanistan kabul alaskan anchorage aleutian adak altai barnaul arab riyadh arabian dubai arabic baghdad argentina buenos_aires atlantic halifax aus_central darwin aus_central_w. eucla aus_eastern sydney azerbaijan baku bangladesh dhaka belarus minsk canada_central regina caucasus yerevan cen._australia adelaide central chicago central_(mexico) mexico_city central_america guatemala central_asia bishkek central_brazilian cuiaba central_europe budapest central_european warsaw central_pacific guadalcanal chatham_islands chatham china shanghai cuba havana e._africa nairobi e._australia brisbane e._europe chisinau e._south_america sao_paulo easter_island easter eastern new_york eastern_(mexico) cancun egypt cairo ekaterinburg yekaterinburg fle kyiv georgian tbilisi gmt london greenland nuuk greenwich reykjavik gtb bucharest haiti port-au-prince hawaiian honolulu india kolkata iran tehran israel jerusalem jordan amman korea seoul libya tripoli line_islands kiritimati magallanes punta_arenas middle_east beirut morocco casablanca mountain denver mountain_(mexico) mazatlan myanmar yangon n._central_asia novosibirsk namibia windhoek nepal kathmandu new_zealand auckland newfoundland st_johns north_asia krasnoyarsk north_asia_east irkutsk north_korea pyongyang pacific los_angeles pacific_(mexico) tijuana pacific_sa santiago pakistan karachi paraguay asuncion romance paris russian moscow sa_eastern cayenne sa_pacific bogota sa_western la_paz saint_pierre miquelon samoa apia se_asia bangkok south_africa johannesburg south_sudan juba sri_lanka colombo sudan khartoum syria damascus tasmania hobart tocantins araguaina tonga tongatapu transbaikal chita turkey istanbul turks_and_caicos grand_turk us_eastern indianapolis us_mountain phoenix venezuela caracas w._australia perth w._central_africa lagos w._europe berlin w._mongolia hovd west_asia tashkent west_bank hebron west_pacific port_moresby yukon whitehorse";
const RUSSIA: { [number: string]: string } = { 3: "samara", 10: "srednekolymsk", 11: "kamchatka" };

let zones: Map<string, string> | undefined;

/** Returns the zone of a Windows name. */
export const windowsZone: ZoneFinder = (name, zoneOfCity) => {
  zones ??= new Map(WINDOWS.match(/\S+ \S+/g)?.map((pair) => pair.split(" ") as [string, string]));
  const number = /^russia_time_zone_(\d+)$/.exec(name)?.[1];
  const [, head = "", tail = ""] = /^(.+?)_standard_time(_\(mexico\))?$/.exec(name) ?? [];
  const city = number === undefined ? zones.get(head + tail) : RUSSIA[number];
  if (city === undefined) return tail === "" ? zoneOfCity(head) : undefined;
  return zoneNames.find((zone) => zone.toLowerCase().endsWith(`/${city}`));
};
