/** The picture of a sheet by the lucide name that its schema carries. */
import type {LucideIcon} from 'lucide-solid';
import ArrowLeftRight from 'lucide-solid/icons/arrow-left-right';
import Award from 'lucide-solid/icons/award';
import Bell from 'lucide-solid/icons/bell';
import Box from 'lucide-solid/icons/box';
import CalendarCheck from 'lucide-solid/icons/calendar-check';
import Contact from 'lucide-solid/icons/contact';
import FileText from 'lucide-solid/icons/file-text';
import Footprints from 'lucide-solid/icons/footprints';
import Hourglass from 'lucide-solid/icons/hourglass';
import IdCard from 'lucide-solid/icons/id-card';
import List from 'lucide-solid/icons/list';
import ReceiptText from 'lucide-solid/icons/receipt-text';
import Sheet from 'lucide-solid/icons/sheet';
import Target from 'lucide-solid/icons/target';
import Users from 'lucide-solid/icons/users';

const icons: Readonly<Record<string, LucideIcon>> = {
  'arrow-left-right': ArrowLeftRight,
  award: Award,
  bell: Bell,
  box: Box,
  'calendar-check': CalendarCheck,
  contact: Contact,
  'file-text': FileText,
  footprints: Footprints,
  hourglass: Hourglass,
  'id-card': IdCard,
  list: List,
  'receipt-text': ReceiptText,
  target: Target,
  users: Users,
};

/** A plain sheet where the name is not known here. */
export function sheetIcon(name: string): LucideIcon {
  return icons[name] ?? Sheet;
}
