package io.quarterdeck.launch;

import io.quarterdeck.server.Flag;
import io.quarterdeck.server.Flags;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Reads a command line as kube-apiserver does: {@code --flag value}, {@code --flag=value}, {@code
 * --switch}. Knows which flags there are, not what they mean.
 */
final class FlagParser {
  /** Names further from what was typed than this are no help. */
  private static final int MOST_EDITS = 6;

  private final CommandLine commandLine;

  FlagParser() {
    CommandSpec spec = CommandSpec.create().name("quarterdeck");
    for (Flag flag : Flags.all()) {
      spec.addOption(option(flag));
    }
    commandLine = new CommandLine(spec);
    commandLine.setOverwrittenOptionsAllowed(true);
    commandLine.setTrimQuotes(false);
  }

  private static OptionSpec option(Flag flag) {
    OptionSpec.Builder option =
        OptionSpec.builder((flag.name().length() == 1 ? "-" : "--") + flag.name())
            .type(String[].class)
            .auxiliaryTypes(String.class)
            .arity(flag.type() == Flag.Type.BOOL ? "0..1" : "1")
            .hideParamSyntax(true);
    return (flag.type() == Flag.Type.BOOL ? option.fallbackValue("true") : option).build();
  }

  /**
   * Returns the values by flag name, in order of appearance.
   *
   * @throws StartException if a flag is unknown or lacks its value
   */
  Map<String, List<String>> parse(List<String> args) {
    List<String> words = new ArrayList<>();
    args.forEach(word -> words.add(normal(word)));
    try {
      return values(commandLine.parseArgs(joined(words).toArray(String[]::new)));
    } catch (ParameterException e) {
      throw new StartException(explain(e, words));
    }
  }

  /** A value is glued to its flag, so that one which begins with a dash is taken for a value. */
  private static List<String> joined(List<String> words) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean takesNext =
          Flags.find(word.replaceFirst("^--?", ""))
              .filter(f -> f.type() != Flag.Type.BOOL)
              .isPresent();
      if (word.startsWith("-") && takesNext && i + 1 < words.size()) {
        joined.add(word + "=" + words.get(++i));
      } else {
        joined.add(word);
      }
    }
    return joined;
  }

  /** Underscores in names count as dashes, as with kube-apiserver; {@code --v} is {@code -v}. */
  private static String normal(String word) {
    if (!word.startsWith("--")) {
      return word;
    }
    int equals = word.indexOf('=');
    String name = (equals < 0 ? word : word.substring(0, equals)).replace('_', '-');
    return (name.length() == 3 ? name.substring(1) : name)
        + (equals < 0 ? "" : word.substring(equals));
  }

  private static Map<String, List<String>> values(ParseResult result) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (OptionSpec option : result.matchedOptionsSet()) {
      String name = option.longestName().replaceFirst("^--?", "");
      values.put(name, List.of((String[]) option.getValue()));
    }
    return values;
  }

  private static String explain(ParameterException e, List<String> words) {
    for (String word : words) {
      String name = word.replaceFirst("^--?", "").replaceFirst("=.*", "");
      if (word.startsWith("-") && Flags.find(name).isEmpty()) {
        return "unknown flag: " + word.replaceFirst("=.*", "") + nearest(name);
      }
    }
    return e.getMessage();
  }

  private static String nearest(String name) {
    return Flags.all().stream()
        .map(Flag::name)
        .min(Comparator.comparingInt(known -> edits(name, known)))
        .filter(known -> edits(name, known) <= MOST_EDITS)
        .map(known -> " (did you mean --" + known + "?)")
        .orElse("");
  }

  /** Returns the Levenshtein distance. */
  static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
