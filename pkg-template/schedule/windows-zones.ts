// The names of time zones in Windows and .NET, such as "W. Europe Standard Time". They are 1 KB of a bundle, so the
// validator does not carry them: timezones.ts adds them to its suggestions.
import type { ZoneFinder } from "../validate/suggest-zone.js";
import { zoneNames } from "../zones.js";

/**
 * The zones of Windows' names, without " Standard Time". Names that are a zone's city are left out. Source: CLDR 48,
 * windowsZones.xml, territory 001.
 */
const WINDOWS =
  "afghanistan=Kabul,alaskan=Anchorage,aleutian=Adak,altai=Barnaul,arab=Riyadh,arabian=Dubai,arabic=Baghdad,argentina=Buenos_Aires,atlantic=Halifax,aus_central=Darwin,aus_central_w.=Eucla,aus_eastern=Sydney,azerbaijan=Baku,bangladesh=Dhaka,belarus=Minsk,canada_central=Regina,caucasus=Yerevan,cen._australia=Adelaide,central=Chicago,central_(mexico)=Mexico_City,central_america=Guatemala,central_asia=Bishkek,central_brazilian=Cuiaba,central_europe=Budapest,central_european=Warsaw,central_pacific=Guadalcanal,chatham_islands=Chatham,china=Shanghai,cuba=Havana,e._africa=Nairobi,e._australia=Brisbane,e._europe=Chisinau,e._south_america=Sao_Paulo,easter_island=Easter,eastern=New_York,eastern_(mexico)=Cancun,egypt=Cairo,ekaterinburg=Yekaterinburg,fle=Kyiv,georgian=Tbilisi,gmt=London,greenland=Nuuk,greenwich=Reykjavik,gtb=Bucharest,haiti=Port-au-Prince,hawaiian=Honolulu,india=Kolkata,iran=Tehran,israel=Jerusalem,jordan=Amman,korea=Seoul,libya=Tripoli,line_islands=Kiritimati,magallanes=Punta_Arenas,middle_east=Beirut,morocco=Casablanca,mountain=Denver,mountain_(mexico)=Mazatlan,myanmar=Yangon,n._central_asia=Novosibirsk,namibia=Windhoek,nepal=Kathmandu,new_zealand=Auckland,newfoundland=St_Johns,north_asia=Krasnoyarsk,north_asia_east=Irkutsk,north_korea=Pyongyang,pacific=Los_Angeles,pacific_(mexico)=Tijuana,pacific_sa=Santiago,pakistan=Karachi,paraguay=Asuncion,romance=Paris,russian=Moscow,sa_eastern=Cayenne,sa_pacific=Bogota,sa_western=La_Paz,saint_pierre=Miquelon,samoa=Apia,se_asia=Bangkok,south_africa=Johannesburg,south_sudan=Juba,sri_lanka=Colombo,sudan=Khartoum,syria=Damascus,tasmania=Hobart,tocantins=Araguaina,tonga=Tongatapu,transbaikal=Chita,turkey=Istanbul,turks_and_caicos=Grand_Turk,us_eastern=Indianapolis,us_mountain=Phoenix,venezuela=Caracas,w._australia=Perth,w._central_africa=Lagos,w._europe=Berlin,w._mongolia=Hovd,west_asia=Tashkent,west_bank=Hebron,west_pacific=Port_Moresby,yukon=Whitehorse";
const RUSSIA: { [number: string]: string } = { 3: "Samara", 10: "Srednekolymsk", 11: "Kamchatka" };

let zones: Map<string, string> | undefined;

/** Returns the zone of a Windows name. */
export const windowsZone: ZoneFinder = (name, zoneOfCity) => {
  zones ??= new Map(WINDOWS.split(",").map((entry) => entry.split("=") as [string, string]));
  const number = /^russia_time_zone_(\d+)$/.exec(name)?.[1];
  const [, head = "", tail = ""] = /^(.+?)_standard_time(_\(mexico\))?$/.exec(name) ?? [];
  const city = number === undefined ? zones.get(head + tail) : RUSSIA[number];
  if (city === undefined) return tail === "" ? zoneOfCity(head) : undefined;
  return zoneNames.find((zone) => zone.endsWith(`/${city}`));
};
