/**
 * Balsamiq's own icons of Mockups 1 and 2, which later versions draw with Font Awesome: old name without its ending
 * `Icon`, new name (of version 4 when it names no style).
 */
const PAIRS = `
3G:signal ThreeG:signal AddComment:commenting-o AIM:comment Alert:exclamation-triangle Alert2:exclamation-circle
Amazon:amazon Android:android Apple:apple Back:arrow-left BackSpace:long-arrow-left Balloon:comment-o Baloon:comment-o
Bank:university Battery:battery-full Blogger:rss-square Bold:bold Book:book Bookmark:bookmark Brush:paint-brush
Bullets:list-ul Calendar:calendar Camera:camera Cart:shopping-cart CellBars:signal Chart:bar-chart ChartBar:bar-chart
ChartColumn:bar-chart ChartLine:line-chart ChartPie:pie-chart CheckMark:check Circle:circle-o CircledMinus:minus-circle
CircledPlus:plus-circle CircledX:times-circle Clip:paperclip Clipboard:clipboard Clock:clock-o SmallClock:clock-o
Cloud:cloud Club:clover-solid Columns:columns Comment:comment-o Comments:comments-o Contact:user Contacts:users Copy:files-o
Copyright:copyright CoverFlow:picture-o CreditCard:credit-card Cursor:mouse-pointer Cut:scissors Dash:minus
DataBase:database Database:database Delicious:delicious Diamond:diamond-solid Digg:digg Doc:file-o DocEmpty:file-o
DocExcel:file-excel-o DocPDF:file-pdf-o DocPPT:file-powerpoint-o DocWord:file-word-o Dollar:usd Dot:circle
DotHollow:circle-o DownArrow:arrow-down DownFillTriangle:caret-down DownLeftArrow:arrow-down DownRightArrow:arrow-down
DownTriangle:caret-down Download:download Eject:eject Ellipsis:ellipsis-h Email:envelope-o Emoticon:smile-o
Empty:square-o Euro:eur ExclamationPoint:exclamation Export:share-square-o Eye:eye Facebook:facebook-square
FastForward:fast-forward Feed:rss File:file-o Filter:filter Flag:flag Flickr:flickr Folder:folder-o
FolderClosed:folder Forbidden:ban Forward:forward ForwardChapter:step-forward FullScreen:arrows-alt GMail:envelope-o
Game:gamepad Gear:cog Gears:cogs GeoLocation:location-arrow GeoLocation2:map-marker Globe:globe Google:google
Graph:line-chart Grid:table Gt:chevron-right HLines:bars Hand:hand-paper-o HandClosed:hand-rock-o HandOpen:hand-paper-o
HandPoint:hand-pointer-o Heart:heart Help:question Help2:question-circle Home:home HomeMobile:home IBeam:i-cursor
Image:picture-o Indent:indent Info:info Info2:info-circle Italic:italic Jewel:diamond JumpBack:undo JumpForward:repeat
Key:key LastFM:lastfm LeftArrow:arrow-left LeftFillTriangle:caret-left LeftTriangle:caret-left LightBulb:lightbulb-o
Lightning:bolt Line:minus Link:link LinkGlobe:globe LinkedIn:linkedin-square List:bars Lock:lock Lt:chevron-left
MSN:windows Mail:envelope-o Map:map-o Mic:microphone Minus:minus Mobile:mobile Money:money Move:arrows Movie:film
Multiply:times Music:music Mute:volume-off Next:step-forward NumberedList:list-ol OpenID:openid Outdent:outdent
Pages:files-o Pan:hand-paper-o PaperClip:paperclip Paste:clipboard Pause:pause Pencil:pencil Phone:phone
PhoneDial:phone PhoneHangUp:phone Play:play Plus:plus PlusBig:plus PortletEdit:pencil PortletHelp:question
PortletMaximize:window-maximize PortletMinimize:window-minimize PortletClose:times Pound:gbp Power:power-off
Previous:step-backward Print:print PushPin:thumb-tack Question:question RSS:rss Record:circle Recycle:recycle
Reddit:reddit-square Redo:repeat Refresh:refresh Registered:registered Reload:refresh Repeat:retweet Rewind:backward
RewindChapter:step-backward RightArrow:arrow-right RightFillTriangle:caret-right RightTriangle:caret-right
SadFace:frown-o Save:floppy-o Screen:desktop Search:search Share:share-alt Shift:arrow-circle-o-up Shuffle:random
SimpleArrow:long-arrow-right Skype:skype SlideShare:slideshare Spade:leaf Spinning:spinner Square:square-o
SquaredMinus:minus-square-o SquaredPlus:plus-square-o SquaredX:window-close-o Star:star StarEmpty:star-o
StarHalf:star-half-o Stop:stop StumbleUpon:stumbleupon Suitcase:suitcase Tag:tag Tags:tags Tape:tape Telephone:phone
TextAlignCenter:align-center TextAlignJustify:align-justify TextAlignLeft:align-left TextAlignRight:align-right
Thumbnails:th-large ThumbsDown:thumbs-down ThumbsUp:thumbs-up Trademark:trademark Trash:trash-o Trash2:trash-o
Truck:truck Tumblr:tumblr-square Twitter:twitter Underline:underline Undo:undo Unlock:unlock UpArrow:arrow-up
UpDownFillTriangle:sort UpFillTriangle:caret-up UpLeftArrow:arrow-up UpRightArrow:arrow-up UpTriangle:caret-up
Upload:upload User:user Users:users Video:video-camera Vimeo:vimeo-square Volume:volume-up Warning:exclamation-triangle
Wireless:wifi WordPress:wordpress Wordpress:wordpress World:globe Write:pencil-square-o X:times Yahoo:yahoo Yen:jpy
YouTube:youtube ZoomIn:search-plus ZoomOut:search-minus
Number1:1 Number2:2 Number3:3 Number4:4 Number5:5 Number6:6 Number7:7 Number8:8 Number9:9 Number0:0
`;

/** Ends the name of an icon of which only the outline is drawn. */
const HOLLOW = '~';

/**
 * What comes nearer to the icons as Mockups 1 and 2 drew them in the sketch skin: in thin lines, many hollow (seen on exports,
 * but for User, Users, Play, Stop, CircledX and ThumbsDown, which follow from their likes).
 */
const DRAWN_PAIRS = `
CheckMark:check-regular CircledMinus:circle-minus-regular CircledPlus:circle-plus-regular CircledX:circle-xmark-regular
Cloud:cloud~ Contact:user~ Contacts:users~ File:file-text-o Flag:flag~ Heart:heart-o Jewel:diamond-solid Pause:pause~
Pencil:pencil~ Play:play~ RightTriangle:play~ Stop:stop~ Thumbnails:th-large~ ThumbsDown:thumbs-o-down
ThumbsUp:thumbs-o-up User:user~ Users:users~ X:xmark-regular
Number0:circle-0-regular Number1:circle-1-regular Number2:circle-2-regular Number3:circle-3-regular
Number4:circle-4-regular Number5:circle-5-regular Number6:circle-6-regular Number7:circle-7-regular
Number8:circle-8-regular Number9:circle-9-regular
`;

const byOldName = (pairs: string): ReadonlyMap<string, string> =>
  new Map(
    pairs
      .trim()
      .split(/\s+/)
      .map((pair): [string, string] => {
        const at = pair.indexOf(':');
        return [pair.slice(0, at), pair.slice(at + 1)];
      }),
  );

const BY_OLD_NAME = byOldName(PAIRS);
const DRAWN_BY_OLD_NAME = byOldName(DRAWN_PAIRS);

/** What stands for an icon of Mockups 1 or 2. */
interface LegacyIcon {
  /** Its name in Font Awesome. */
  readonly name: string;
  /** Whether only its outline is drawn. */
  readonly hollow: boolean;
}

/**
 * The Font Awesome name of an icon of Mockups 1 or 2 (`CheckMarkIcon`, `FolderClosed`): of the one that later versions draw,
 * or of the one that is like those `drawn` by hand.
 */
export function legacyIcon(name: string, drawn: boolean): LegacyIcon | undefined {
  const old = name.replace(/Icon$/, '');
  const found = (drawn ? DRAWN_BY_OLD_NAME.get(old) : undefined) ?? BY_OLD_NAME.get(old);
  if (found === undefined) return undefined;
  const hollow = found.endsWith(HOLLOW);
  return { name: hollow ? found.slice(0, -HOLLOW.length) : found, hollow };
}
