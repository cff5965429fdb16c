/** The picture of a sheet by the lucide name that its schema carries. */
import type {LucideIcon} from 'lucide-solid';
import ArrowLeftRight from 'lucide-solid/icons/arrow-left-right';
import Bell from 'lucide-solid/icons/bell';
import CalendarClock from 'lucide-solid/icons/calendar-clock';
import ClipboardList from 'lucide-solid/icons/clipboard-list';
import Contact from 'lucide-solid/icons/contact';
import FileText from 'lucide-solid/icons/file-text';
import Gauge from 'lucide-solid/icons/gauge';
import Hourglass from 'lucide-solid/icons/hourglass';
import IdCard from 'lucide-solid/icons/id-card';
import List from 'lucide-solid/icons/list';
import Megaphone from 'lucide-solid/icons/megaphone';
import PackageIcon from 'lucide-solid/icons/package';
import Sheet from 'lucide-solid/icons/sheet';
import ShoppingBag from 'lucide-solid/icons/shopping-bag';
import ShoppingCart from 'lucide-solid/icons/shopping-cart';
import Signature from 'lucide-solid/icons/signature';
import Target from 'lucide-solid/icons/target';
import Ticket from 'lucide-solid/icons/ticket';
import Users from 'lucide-solid/icons/users';
import Warehouse from 'lucide-solid/icons/warehouse';
import Wrench from 'lucide-solid/icons/wrench';

const icons: Readonly<Record<string, LucideIcon>> = {
  'arrow-left-right': ArrowLeftRight,
  bell: Bell,
  'calendar-clock': CalendarClock,
  'clipboard-list': ClipboardList,
  contact: Contact,
  'file-signature': Signature,
  'file-text': FileText,
  gauge: Gauge,
  hourglass: Hourglass,
  'id-card': IdCard,
  list: List,
  megaphone: Megaphone,
  package: PackageIcon,
  'shopping-bag': ShoppingBag,
  'shopping-cart': ShoppingCart,
  target: Target,
  ticket: Ticket,
  users: Users,
  warehouse: Warehouse,
  wrench: Wrench,
};

/** A plain sheet where the name is not known here. */
export function sheetIcon(name: string): LucideIcon {
  return icons[name] ?? Sheet;
}
