import ts from "typescript";

/** A text for people that stands in the code instead of in the catalogues. */
export interface LiteralText {
  readonly line: number;
  readonly text: string;
}

const VISIBLE_ATTRIBUTES = new Set([
  "alt",
  "aria-description",
  "aria-label",
  "aria-placeholder",
  "aria-roledescription",
  "aria-valuetext",
  "caption",
  "detail",
  "heading",
  "hint",
  "label",
  "legend",
  "message",
  "placeholder",
  "summary",
  "text",
  "title",
]);
const STYLE_ATTRIBUTES = new Set(["className", "d", "points", "transform", "viewBox", "sizes"]);

const VIETNAMESE =
  /[\u00c0-\u00c3\u00c8-\u00ca\u00cc\u00cd\u00d2-\u00d5\u00d9\u00da\u00dd\u00e0-\u00e3\u00e8-\u00ea\u00ec\u00ed\u00f2-\u00f5\u00f9\u00fa\u00fd\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/u;
/** Three words of letters only; class names have hyphens, addresses have slashes. */
const SENTENCE = /(?:^|[\s(“"])\p{L}+(?:[,;:]? \p{L}+){2,}(?=$|[\s.,;:?!)”"])/u;
/** A word beside a value that is put in: ` units`. */
const WORD_BESIDE_VALUE = /(?:^|\s)\p{L}{2,}(?=$|[\s.,;?!]|:\s)/u;
const HEADER = /^(?:attachment|inline); filename/u;
const LOWER_CASE = /\p{Ll}{2}/u;
const HAS_LETTER = /\p{L}/u;

type Text =
  | ts.StringLiteral
  | ts.NoSubstitutionTemplateLiteral
  | ts.TemplateHead
  | ts.TemplateMiddle
  | ts.TemplateTail;

function isText(node: ts.Node): node is Text {
  return (
    ts.isStringLiteral(node) ||
    ts.isNoSubstitutionTemplateLiteral(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node)
  );
}

const isPiece = (node: ts.Node): boolean =>
  ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);

/** Where a text of this expression ends up: past conditions, brackets and joining. */
function placeOf(node: ts.Node): ts.Node {
  const { parent } = node;
  const isPassedOn = ts.isConditionalExpression(parent)
    ? parent.condition !== node
    : ts.isBinaryExpression(parent)
      ? parent.operatorToken.kind !== ts.SyntaxKind.EqualsEqualsEqualsToken &&
        parent.operatorToken.kind !== ts.SyntaxKind.ExclamationEqualsEqualsToken
      : ts.isParenthesizedExpression(parent) ||
        ts.isTemplateExpression(parent) ||
        ts.isTemplateSpan(parent) ||
        ts.isJsxExpression(parent);
  return isPassedOn ? placeOf(parent) : parent;
}

/** Types, import paths, SQL, errors that only a log sees. */
function isForMachines(node: Text): boolean {
  for (let up: ts.Node = node; !ts.isSourceFile(up); up = up.parent) {
    if (ts.isImportDeclaration(up) || ts.isExportDeclaration(up) || ts.isLiteralTypeNode(up)) return true;
    if (ts.isTaggedTemplateExpression(up) || ts.isThrowStatement(up)) return true;
    if (ts.isNewExpression(up) && /Error$/u.test(up.expression.getText())) return true;
    if (ts.isJsxAttribute(up)) return STYLE_ATTRIBUTES.has(up.name.getText());
    if (ts.isFunctionLike(up)) return false;
  }
  return false;
}

function isShown(node: Text): boolean {
  const place = placeOf(node);
  if (ts.isJsxElement(place) || ts.isJsxFragment(place)) return HAS_LETTER.test(node.text);
  return (
    ts.isJsxAttribute(place) && VISIBLE_ATTRIBUTES.has(place.name.getText()) && HAS_LETTER.test(node.text)
  );
}

function isLiteral(node: ts.Node, isView: boolean): boolean {
  if (ts.isJsxText(node)) return HAS_LETTER.test(node.text);
  if (!isText(node) || isForMachines(node)) return false;
  return (
    VIETNAMESE.test(node.text) ||
    (SENTENCE.test(node.text) && LOWER_CASE.test(node.text)) ||
    isShown(node) ||
    (isView && isPiece(node) && WORD_BESIDE_VALUE.test(node.text) && !HEADER.test(node.text))
  );
}

/** Every text for people in a file of code. */
export function literalTexts(path: string, code: string): readonly LiteralText[] {
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, kind);
  // In the server single words beside a value are SQL, headers and paths.
  const isView = /^(?:app|components)\//u.test(path);
  const found: LiteralText[] = [];
  const visit = (node: ts.Node): void => {
    if (isLiteral(node, isView)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({ line: line + 1, text: (node as Text | ts.JsxText).text.trim() });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
