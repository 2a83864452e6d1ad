import { join, relative } from "node:path";
import ts from "typescript";

const CATALOGUES = "lib/i18n/vi/";
const CATALOGUE_FILE = /^lib\/i18n\/(?:vi|en)\//u;

/** The project's own code, as the compiler sees it. */
function openProgram(root: string): ts.Program {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile) as { config: object };
  const folders = { include: ["app/**/*", "components/**/*", "lib/**/*", "scripts/**/*", "proxy.ts"] };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const { fileNames } = ts.parseJsonConfigFileContent({ ...config, ...folders }, ts.sys, root);
  return ts.createProgram(fileNames, { ...options, noEmit: true, incremental: false });
}

/** `lib/i18n/vi/compare.ts` → its texts, each by its path: `compare.title`. */
function declaredTexts(source: ts.SourceFile): ReadonlyMap<ts.Node, string> {
  const found = new Map<ts.Node, string>();
  const visit = (node: ts.Node, path: readonly string[]): void => {
    const named = ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node);
    const here =
      named && !ts.isObjectBindingPattern(node.name) && "text" in node.name
        ? [...path, node.name.text]
        : path;
    if (ts.isPropertyAssignment(node) && !ts.isObjectLiteralExpression(node.initializer))
      found.set(node, here.join("."));
    ts.forEachChild(node, (child) => visit(child, here));
  };
  visit(source, []);
  return found;
}

/** Marks what an access takes out of a catalogue: one text, or with a computed key any of a group. */
function usesOf(checker: ts.TypeChecker, node: ts.Node, names: ReadonlySet<string>): readonly ts.Symbol[] {
  if (ts.isPropertyAccessExpression(node)) {
    const taken = names.has(node.name.text) ? checker.getSymbolAtLocation(node.name) : undefined;
    return [...(taken === undefined ? [] : [taken]), ...(isHandedOver(node) ? askedOf(checker, node) : [])];
  }
  if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
    const name = (node.propertyName ?? node.name).getText();
    if (!names.has(name)) return [];
    return [checker.getTypeAtLocation(node.parent).getProperty(name)].filter(
      (symbol) => symbol !== undefined,
    );
  }
  if (ts.isElementAccessExpression(node)) return groupOf(checker, node.expression, node.argumentExpression);
  if (ts.isIdentifier(node) && isHandedOver(node)) return askedOf(checker, node);
  const [given] =
    ts.isCallExpression(node) && /^Object\.(?:entries|values|keys)$/u.test(node.expression.getText())
      ? node.arguments
      : [];
  return given === undefined ? [] : groupOf(checker, given);
}

const isHandedOver = ({ parent }: ts.Node): boolean =>
  ts.isJsxExpression(parent) ||
  ts.isCallExpression(parent) ||
  ts.isPropertyAssignment(parent) ||
  ts.isSpreadAssignment(parent) ||
  ts.isShorthandPropertyAssignment(parent);

/** What is asked for by name of a group that is handed over whole. */
function askedOf(checker: ts.TypeChecker, node: ts.Expression): readonly ts.Symbol[] {
  const whole = ts.isSpreadAssignment(node.parent) ? node.parent.parent : node;
  const asked = checker.getContextualType(whole)?.getProperties() ?? [];
  if (asked.length === 0) return [];
  const given = checker.getTypeAtLocation(node);
  return asked.flatMap((wanted) => {
    const symbol = given.getProperty(wanted.name);
    // A group handed on as the group it is says nothing of what is taken out of it.
    return symbol === undefined || symbol.declarations?.[0] === wanted.declarations?.[0] ? [] : [symbol];
  });
}

/** The members of a group that a key may stand for. */
function groupOf(checker: ts.TypeChecker, group: ts.Expression, key?: ts.Expression): readonly ts.Symbol[] {
  const members = checker.getTypeAtLocation(group).getProperties();
  if (key === undefined) return members;
  const type = checker.getTypeAtLocation(key);
  const kinds = type.isUnion() ? type.types : [type];
  if (!kinds.every((kind) => kind.isStringLiteral())) return members;
  const keys = new Set(kinds.map((kind) => kind.value));
  return members.filter(({ name }) => keys.has(name));
}

/** Texts of the Vietnamese catalogue that no line of the code takes out of it. */
export function unusedMessages(root: string): readonly string[] {
  const program = openProgram(root);
  const checker = program.getTypeChecker();
  const sources = program.getSourceFiles().filter(({ fileName }) => !fileName.includes("node_modules"));
  const isCatalogue = ({ fileName }: ts.SourceFile) => relative(root, fileName).startsWith(CATALOGUES);
  const unused = new Map(sources.filter(isCatalogue).flatMap((source) => [...declaredTexts(source)]));
  const names = new Set(
    [...unused.keys()]
      .map((node) => (node as ts.PropertyAssignment).name)
      .map((name) => (ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "")),
  );
  const visit = (node: ts.Node): void => {
    for (const symbol of usesOf(checker, node, names))
      for (const declaration of symbol.declarations ?? []) unused.delete(declaration);
    ts.forEachChild(node, visit);
  };
  const speaks = (source: ts.SourceFile) =>
    source.text.includes("@/lib/i18n/") && !CATALOGUE_FILE.test(relative(root, source.fileName));
  for (const source of sources.filter(speaks)) visit(source);
  return [...unused.values()].sort();
}
