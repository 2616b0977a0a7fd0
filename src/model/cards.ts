import { ARROW, GROUP, SYMBOL_INSTANCE } from './control.ts';

/**
 * What a control stands for in the graph. Every control is one of these, so that nothing of the mockup is lost: a `node`
 * stands for something, a `container` is a node that holds others, an `edge` ties two ends, a `mark` is the rest (text,
 * badges, rules, notes).
 */
export type ElementKind = 'node' | 'container' | 'edge' | 'mark';

/**
 * What a control is to the others of its mockup, where that matters. `box`: a plain shape that text, badges and other boxes
 * are laid on. `text`: nothing but its words. `icon`: nothing but a picture of a few units. `frame`: a border drawn around what
 * it holds, which may be painted beneath it. `brace`: what stands beside several things and takes them together.
 */
export type Role = 'box' | 'text' | 'icon' | 'frame' | 'brace';

/**
 * The language of a control's text. All but `words` know the markup of `lines` in each of their parts.
 *
 * - `line`: one line; `lines`: as many as it has, broken where the control is too narrow for one.
 * - `title`: a line that heads the control; `address`: a title, and beneath it the address of the page.
 * - `items`: side by side, with commas between them; `rows`: one in each line; `choice`: the chosen one, in the other lines all.
 * - `checks`: rows that start with `[ ]`, `[x]`, `[-]`, `( )` or `(o)`; `menu`: rows with a shortcut behind a comma, `---` between them.
 * - `ios menu`: rows with what stands at their ends; `tree`, `outline`: rows with a level in front, as dots, dashes or spaces.
 * - `table`: a row in each line, with commas between its cells; `columns`: the same for a picker; `message`: title, text, buttons.
 * - `words`: of several sizes, with spaces between them.
 */
type TextLanguage =
  | ('line' | 'lines' | 'title' | 'address' | 'items' | 'rows' | 'choice' | 'checks')
  | ('menu' | 'ios menu' | 'tree' | 'outline' | 'table' | 'columns' | 'message' | 'words');

/** What a control of a type means, whatever it looks like. How it is drawn stands in `render/controls`, under the same name. */
export interface ControlCard {
  /** What it is in the graph when nothing else is known of it. */
  readonly kind: ElementKind;
  /** What a reader would call it, in a word or two. */
  readonly noun: string;
  readonly role?: Role;
  /** How its property `text` is read; absent when it shows none. */
  readonly text?: TextLanguage;
  /** Whether it shows one line of text and cuts what is longer, so that a layout may have to widen it. */
  readonly cutsText?: true;
  /** Whether its text may be the title of the drawing. */
  readonly headline?: true;
  /** Small and laid on others or before their text; a reader knows it by its icon, or by its number. */
  readonly badge?: 'icon' | 'number';
  /** Whether a text beside or beneath it says what it is, where it has none of its own. */
  readonly captioned?: true;
  /**
   * Whether it is a note on the drawing rather than a part of it, unless a control says otherwise (FORMAT section 3.8; of
   * 23,000 controls of real projects these carry `markup` only as `false`, all others only as `true`).
   */
  readonly markup?: true;
  /** How much of the top of a container its own title or tabs take before there is room for what it holds; drawing units. */
  readonly head?: number;
  /** What files of older versions and of other programs call the type. */
  readonly olderNames?: readonly string[];
}

type Families = Readonly<Record<string, Readonly<Record<string, ControlCard>>>>;

const CATALOGUE = {
  Structure: {
    [ARROW]: { kind: 'edge', noun: 'arrow', text: 'lines', markup: true },
    [GROUP]: { kind: 'container', noun: 'group' },
    [SYMBOL_INSTANCE]: { kind: 'container', noun: 'symbol' },
  },
  'Boxes, shapes, fields and buttons': {
    Canvas: { kind: 'node', noun: 'rectangle', role: 'box', olderNames: ['Rectangle', 'Panel'] },
    RoundButton: {
      ...{ kind: 'node', noun: 'shape', role: 'box', text: 'lines', captioned: true, markup: true },
      olderNames: ['GeometricShape'],
    },
    TextArea: { kind: 'node', noun: 'box', role: 'box', text: 'lines' },
    TextInput: { kind: 'node', noun: 'box', role: 'box', text: 'line', cutsText: true },
    Button: { kind: 'node', noun: 'button', role: 'box', text: 'line', cutsText: true },
    MultilineButton: { kind: 'node', noun: 'multiline button', role: 'box', text: 'lines' },
    PointyButton: { kind: 'node', noun: 'pointy button', role: 'box', text: 'line', cutsText: true },
  },
  Texts: {
    Label: { kind: 'mark', noun: 'text', role: 'text', text: 'lines', headline: true },
    Title: { kind: 'mark', noun: 'title', role: 'text', text: 'lines', headline: true },
    SubTitle: { kind: 'mark', noun: 'subtitle', role: 'text', text: 'lines', headline: true },
    Paragraph: { kind: 'mark', noun: 'paragraph', role: 'text', text: 'lines' },
    Link: { kind: 'node', noun: 'link', role: 'text', text: 'lines' },
    LineOfText: { kind: 'mark', noun: 'line of text' },
    BlockOfText: { kind: 'mark', noun: 'block of text' },
    TagCloud: { kind: 'node', noun: 'tag cloud', text: 'words' },
  },
  'Icons and pictures': {
    Icon: { kind: 'node', noun: 'icon', role: 'icon', badge: 'icon', captioned: true },
    CircleButton: { kind: 'node', noun: 'circle button', text: 'line', badge: 'icon', captioned: true },
    IconLabel: { kind: 'node', noun: 'icon label', text: 'lines' },
    Image: { kind: 'node', noun: 'image', text: 'lines', captioned: true },
    Webcam: { kind: 'node', noun: 'webcam' },
    Map: { kind: 'node', noun: 'map' },
    VideoPlayer: { kind: 'node', noun: 'video player' },
    CoverFlow: { kind: 'node', noun: 'cover flow' },
    BarChart: { kind: 'node', noun: 'bar chart' },
    ColumnChart: { kind: 'node', noun: 'column chart' },
    LineChart: { kind: 'node', noun: 'line chart' },
    PieChart: { kind: 'node', noun: 'pie chart' },
  },
  'Notes on the drawing': {
    CallOut: { kind: 'mark', noun: 'call out', text: 'line', badge: 'number', captioned: true, markup: true },
    StickyNote: { kind: 'mark', noun: 'sticky note', text: 'lines', markup: true },
    Tooltip: { kind: 'mark', noun: 'tooltip', text: 'lines' },
    HCurly: { kind: 'mark', noun: 'hcurly', role: 'brace', text: 'lines', markup: true },
    VCurly: { kind: 'mark', noun: 'vcurly', role: 'brace', text: 'lines', markup: true },
    RedX: { kind: 'mark', noun: 'red x', markup: true },
    ScratchOut: { kind: 'mark', noun: 'scratch out', markup: true },
    HRule: { kind: 'mark', noun: 'line' },
    VRule: { kind: 'mark', noun: 'line' },
    ModalScreen: { kind: 'mark', noun: 'modal screen' },
  },
  'Choices, numbers and dates': {
    CheckBox: { kind: 'node', noun: 'check box', text: 'lines' },
    CheckBoxGroup: { kind: 'node', noun: 'check box group', text: 'checks' },
    RadioButton: { kind: 'node', noun: 'radio button', text: 'lines' },
    RadioButtonGroup: { kind: 'node', noun: 'radio button group', text: 'checks' },
    Switch: { kind: 'node', noun: 'switch', text: 'line' },
    ComboBox: { kind: 'node', noun: 'combo box', text: 'choice', cutsText: true },
    SearchBox: { kind: 'node', noun: 'search box', text: 'line', cutsText: true },
    NumericStepper: { kind: 'node', noun: 'numeric stepper', text: 'line' },
    DateChooser: { kind: 'node', noun: 'date chooser', text: 'line' },
    DatePicker: { kind: 'node', noun: 'date picker' },
    TimePicker: { kind: 'node', noun: 'time picker' },
    Calendar: { kind: 'node', noun: 'calendar' },
    ColorPicker: { kind: 'node', noun: 'colour picker' },
    HelpButton: { kind: 'node', noun: 'help button' },
  },
  'Lists and tables': {
    List: { kind: 'node', noun: 'list', text: 'rows' },
    Menu: { kind: 'node', noun: 'menu', text: 'menu' },
    Tree: { kind: 'node', noun: 'tree', text: 'tree' },
    DataGrid: { kind: 'node', noun: 'data grid', text: 'table' },
    SiteMap: { kind: 'node', noun: 'site map', text: 'outline' },
  },
  Bars: {
    BreadCrumbs: { kind: 'node', noun: 'breadcrumbs', text: 'items' },
    LinkBar: { kind: 'node', noun: 'link bar', text: 'items' },
    ButtonBar: { kind: 'node', noun: 'button bar', text: 'items' },
    MenuBar: { kind: 'node', noun: 'menu bar', text: 'items' },
    AppBar: { kind: 'node', noun: 'app bar', text: 'line' },
    FormattingToolbar: { kind: 'node', noun: 'formatting toolbar' },
  },
  'Sliders, splitters and players': {
    HorizontalScrollBar: { kind: 'node', noun: 'horizontal scroll bar' },
    VerticalScrollBar: { kind: 'node', noun: 'vertical scroll bar' },
    HSlider: { kind: 'node', noun: 'slider' },
    VSlider: { kind: 'node', noun: 'slider' },
    VolumeSlider: { kind: 'node', noun: 'volume slider' },
    HSplitter: { kind: 'node', noun: 'splitter' },
    VSplitter: { kind: 'node', noun: 'splitter' },
    ProgressBar: { kind: 'node', noun: 'progress bar' },
    MediaControls: { kind: 'node', noun: 'media controls' },
  },
  'Windows and panels': {
    FieldSet: { kind: 'container', noun: 'field set', role: 'frame', text: 'title', head: 12 },
    BrowserWindow: { kind: 'container', noun: 'browser window', text: 'address' },
    TitleWindow: { kind: 'container', noun: 'title window', text: 'title', head: 26 },
    Alert: { kind: 'node', noun: 'alert', text: 'message', olderNames: ['AlertBox'] },
    TabBar: { kind: 'container', noun: 'tab bar', text: 'items', head: 27, olderNames: ['HorizontalTabBar'] },
    VerticalTabBar: { kind: 'container', noun: 'vertical tab bar', text: 'rows' },
    Accordion: { kind: 'container', noun: 'accordion', text: 'tree' },
  },
  'Phones and tablets': {
    iPhone: { kind: 'container', noun: 'iPhone' },
    AndroidPhone: { kind: 'container', noun: 'smartphone' },
    iPad: { kind: 'container', noun: 'iPad' },
    iPadPopover: { kind: 'container', noun: 'popover', text: 'title' },
    iPhoneMenu: { kind: 'node', noun: 'iOS menu', text: 'ios menu' },
    iPhoneKeyboard: { kind: 'node', noun: 'iOS keyboard' },
    iPhonePicker: { kind: 'node', noun: 'iOS picker', text: 'columns' },
  },
} as const satisfies Families;

/** The types of Balsamiq's catalogue (FORMAT section 1.1) by their `typeID`, in families of like things. */
export const FAMILIES: Families = CATALOGUE;

type KeyOf<T> = T extends unknown ? keyof T : never;

/** The `typeID` of a type that has a card. */
export type TypeName = KeyOf<(typeof CATALOGUE)[keyof typeof CATALOGUE]>;

/** Every type, by its `typeID`. */
export const CARDS: Readonly<Record<string, ControlCard>> = Object.assign({}, ...Object.values(FAMILIES));

const CURRENT_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(CARDS).flatMap(([typeID, { olderNames = [] }]) =>
    [typeID, ...olderNames].map((name): [string, string] => [name, typeID]),
  ),
);

/** The type's name of today: the key of its card and of its drawing. What is not known keeps its name. */
export function currentName(typeID: string): string {
  return CURRENT_NAMES.get(typeID) ?? typeID;
}

/** What the type means; one that is not known is a node with the words of its name. */
export function cardOf({ typeID }: { readonly typeID: string }): ControlCard {
  const name = CURRENT_NAMES.get(typeID);
  const card = name === undefined ? undefined : CARDS[name];
  return card ?? { kind: 'node', noun: typeID.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase() };
}

/** The types of which balsa itself makes controls, by what they are made for. */
export const MADE = {
  text: 'Label',
  title: 'Title',
  section: 'FieldSet',
  topic: 'TextInput',
  paragraph: 'TextArea',
} as const;
