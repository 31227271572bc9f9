// Finds the time zone that a name means: an older IANA name, a city, or a name of Windows.
import { canonical, zoneNames } from "../zones.js";

/**
 * The zones of Windows' names, without " Standard Time". Names that are a zone's city are left out. Source: CLDR 48,
 * windowsZones.xml, territory 001.
 */
const WINDOWS =
  "afghanistan=Kabul,alaskan=Anchorage,aleutian=Adak,altai=Barnaul,arab=Riyadh,arabian=Dubai,arabic=Baghdad,argentina=Buenos_Aires,atlantic=Halifax,aus_central=Darwin,aus_central_w.=Eucla,aus_eastern=Sydney,azerbaijan=Baku,bangladesh=Dhaka,belarus=Minsk,canada_central=Regina,caucasus=Yerevan,cen._australia=Adelaide,central=Chicago,central_(mexico)=Mexico_City,central_america=Guatemala,central_asia=Bishkek,central_brazilian=Cuiaba,central_europe=Budapest,central_european=Warsaw,central_pacific=Guadalcanal,chatham_islands=Chatham,china=Shanghai,cuba=Havana,e._africa=Nairobi,e._australia=Brisbane,e._europe=Chisinau,e._south_america=Sao_Paulo,easter_island=Easter,eastern=New_York,eastern_(mexico)=Cancun,egypt=Cairo,ekaterinburg=Yekaterinburg,fle=Kyiv,georgian=Tbilisi,gmt=London,greenland=Nuuk,greenwich=Reykjavik,gtb=Bucharest,haiti=Port-au-Prince,hawaiian=Honolulu,india=Kolkata,iran=Tehran,israel=Jerusalem,jordan=Amman,korea=Seoul,libya=Tripoli,line_islands=Kiritimati,magallanes=Punta_Arenas,middle_east=Beirut,morocco=Casablanca,mountain=Denver,mountain_(mexico)=Mazatlan,myanmar=Yangon,n._central_asia=Novosibirsk,namibia=Windhoek,nepal=Kathmandu,new_zealand=Auckland,newfoundland=St_Johns,north_asia=Krasnoyarsk,north_asia_east=Irkutsk,north_korea=Pyongyang,pacific=Los_Angeles,pacific_(mexico)=Tijuana,pacific_sa=Santiago,pakistan=Karachi,paraguay=Asuncion,romance=Paris,russian=Moscow,sa_eastern=Cayenne,sa_pacific=Bogota,sa_western=La_Paz,saint_pierre=Miquelon,samoa=Apia,se_asia=Bangkok,south_africa=Johannesburg,south_sudan=Juba,sri_lanka=Colombo,sudan=Khartoum,syria=Damascus,tasmania=Hobart,tocantins=Araguaina,tonga=Tongatapu,transbaikal=Chita,turkey=Istanbul,turks_and_caicos=Grand_Turk,us_eastern=Indianapolis,us_mountain=Phoenix,venezuela=Caracas,w._australia=Perth,w._central_africa=Lagos,w._europe=Berlin,w._mongolia=Hovd,west_asia=Tashkent,west_bank=Hebron,west_pacific=Port_Moresby,yukon=Whitehorse";
const RUSSIA: { [number: string]: string } = { 3: "Samara", 10: "Srednekolymsk", 11: "Kamchatka" };

/** Abbreviations that IANA gives to one zone, and people use for several. */
const AMBIGUOUS = /^(cet|cst6cdt|eet|est|est5edt|met|mst|mst7mdt|pst8pdt|wet)$/;
/** Zones whose city is a place elsewhere too: stations, and `America/Argentina/San_Juan`. */
const OTHER_PLACES = /^(Antarctica|America\/\w+\/(?!Buenos_Aires|Indianapolis|Louisville))/;

/** Accepted names by the city in lower case; "" for a city of two zones. */
let cities: Map<string, string> | undefined;
let windows: Map<string, string> | undefined;

/** Returns the accepted name of the zone that a text means. */
export function zoneOfCity(text: string): string | undefined {
  const name = text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[\s_]+/g, "_")
    .toLowerCase();
  if (AMBIGUOUS.test(name)) return undefined;
  return canonical(name) ?? (windowsZone(name) || cityZone(name)) ?? undefined;
}

function cityZone(city: string): string | undefined {
  if (!cities) {
    cities = new Map();
    for (const zone of zoneNames) {
      const name = zone.slice(zone.lastIndexOf("/") + 1).toLowerCase();
      if (!OTHER_PLACES.test(zone)) cities.set(name, cities.has(name) ? "" : zone);
    }
  }
  return cities.get(city) || undefined;
}

function windowsZone(name: string): string | undefined {
  windows ??= new Map(WINDOWS.split(",").map((entry) => entry.split("=") as [string, string]));
  const [, head, tail] = /^(.+?)_standard_time(_\(mexico\))?$/.exec(name) ?? [];
  const city =
    head === undefined ? RUSSIA[/^russia_time_zone_(\d+)$/.exec(name)?.[1] ?? ""] : windows.get(head + (tail ?? ""));
  if (city === undefined) return head === undefined || tail ? undefined : cityZone(head);
  return zoneNames.find((zone) => zone.endsWith(`/${city}`));
}
