package io.quarterdeck.codec;

import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ParserException;

/** Says what is wrong with YAML in the words of go-yaml, which clients know. */
final class YamlProblems {
  private record Wording(Pattern ours, String theirs) {}

  private static final List<Wording> WORDINGS =
      List.of(
          new Wording(
              Pattern.compile("found character .*cannot start any token.*", Pattern.DOTALL),
              "found character that cannot start any token"),
          new Wording(Pattern.compile("expected ',' or '}'.*"), "did not find expected ',' or '}'"),
          new Wording(Pattern.compile("expected ',' or ']'.*"), "did not find expected ',' or ']'"),
          new Wording(
              Pattern.compile("mapping values are not allowed here.*"),
              "mapping values are not allowed in this context"),
          new Wording(
              Pattern.compile("sequence entries are not allowed here.*"),
              "block sequence entries are not allowed in this context"),
          new Wording(
              Pattern.compile("found unknown escape character.*"),
              "found unknown escape character"),
          new Wording(
              Pattern.compile("expected the node content.*"), "did not find expected node content"),
          new Wording(
              Pattern.compile("mapping keys are not allowed here.*"),
              "mapping keys are not allowed in this context"),
          new Wording(
              Pattern.compile("expected chomping or indentation indicators.*"),
              "did not find expected comment or line break"),
          new Wording(
              Pattern.compile("unexpected character found.*"),
              "did not find expected alphabetic or numeric character"),
          new Wording(
              Pattern.compile("expected ' ', but found.*"),
              "did not find expected whitespace or line break"),
          new Wording(
              Pattern.compile("expected '<document start>'.*"),
              "did not find expected <document start>"));

  private YamlProblems() {}

  static YamlSyntaxException translated(MarkedYamlEngineException e) {
    boolean parsing = e instanceof ParserException;
    int line = e.getProblemMark().map(Mark::getLine).orElse(0);
    boolean atEnd = e.getProblemMark().map(YamlProblems::isEnd).orElse(false);
    int shown = parsing ? line + (atEnd ? 1 : 0) : line == 0 ? 0 : line + 1;
    String where = shown == 0 ? "" : "line " + shown + ": ";
    return new YamlSyntaxException("yaml: " + where + wording(e));
  }

  private static boolean isEnd(Mark mark) {
    return mark.getPointer() >= mark.getBuffer().length && mark.getColumn() > 0;
  }

  private static String wording(MarkedYamlEngineException e) {
    String problem = String.valueOf(e.getProblem());
    for (Wording wording : WORDINGS) {
      if (wording.ours.matcher(problem).matches()) {
        return wording.theirs;
      }
    }
    if (problem.startsWith("expected <block end>")) {
      return String.valueOf(e.getContext()).contains("mapping")
          ? "did not find expected key"
          : "did not find expected '-' indicator";
    }
    return problem;
  }
}
