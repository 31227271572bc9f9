// Icons of lucide (https://lucide.dev), as SVG markup. Each kind of message has its own shape, so that colour is not the
// only difference.
import {
  ArrowUpRight,
  Calendar,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  Circle,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  Clock,
  Copy,
  Ellipsis,
  Flag,
  Gauge,
  GitCompare,
  Globe,
  Info,
  Keyboard,
  Menu,
  MessageCircle,
  MessageSquareText,
  Minus,
  Moon,
  Pause,
  Phone,
  Play,
  Plus,
  RefreshCw,
  Repeat,
  RotateCcw,
  Search,
  Square,
  Sun,
  Trash2,
  TriangleAlert,
  Users,
  X,
} from "lucide";

/** @typedef {keyof typeof NODES} IconName */

const NODES = {
  // Kinds of messages.
  error: CircleAlert,
  warning: TriangleAlert,
  unchecked: CircleHelp,
  ok: CircleCheck,
  info: Info,
  // States of a campaign.
  draft: CircleDashed,
  running: Circle,
  clock: Clock,
  pause: Pause,
  stop: Square,
  check: Check,
  // Actions and signs.
  calendar: Calendar,
  close: X,
  compare: GitCompare,
  copy: Copy,
  down: ChevronDown,
  external: ArrowUpRight,
  flag: Flag,
  globe: Globe,
  keyboard: Keyboard,
  left: ChevronLeft,
  limits: Gauge,
  menu: Menu,
  minus: Minus,
  moon: Moon,
  more: Ellipsis,
  people: Users,
  phone: Phone,
  play: Play,
  plus: Plus,
  refresh: RefreshCw,
  remove: Trash2,
  repeat: Repeat,
  reset: RotateCcw,
  right: ChevronRight,
  search: Search,
  sun: Sun,
  text: MessageSquareText,
  whatsapp: MessageCircle,
};

/** The markup inside each icon's `<svg viewBox="0 0 24 24">`. */
export const ICONS = /** @type {Readonly<Record<IconName, string>>} */ (
  Object.fromEntries(Object.entries(NODES).map(([name, node]) => [name, node.map(elementText).join("")]))
);

/** @param {readonly [string, Record<string, string | number | undefined>]} node */
function elementText([tag, attributes]) {
  const text = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<${tag}${text.join("")}/>`;
}
