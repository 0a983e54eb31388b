package io.quarterdeck.launch;

import io.quarterdeck.server.Flag;
import io.quarterdeck.server.Flags;
import java.util.Locale;

/** Writes what {@code --help} prints: every flag under its section. */
final class HelpText {
  private static final int WIDTH = 100;
  private static final String INDENT = " ".repeat(8);

  private HelpText() {}

  static String of() {
    StringBuilder text = new StringBuilder();
    text.append("The Kubernetes API server as a Jakarta EE web application.\n\n");
    text.append("Usage: java -jar quarterdeck.jar [--flag value | --flag=value]...\n");
    String section = "";
    for (Flag flag : Flags.all()) {
      if (!flag.section().equals(section)) {
        section = flag.section();
        text.append('\n').append(section).append(" flags:\n\n");
      }
      append(text, flag);
    }
    text.append("\nOther:\n\n  --help, -h\n  --version\n");
    return text.toString();
  }

  private static void append(StringBuilder text, Flag flag) {
    text.append(flag.name().length() == 1 ? "  -" : "  --").append(flag.name());
    text.append(' ').append(flag.type().name().toLowerCase(Locale.ROOT));
    if (!flag.fallback().isEmpty()) {
      text.append("  (default ").append(flag.fallback()).append(')');
    }
    text.append('\n').append(INDENT);
    int column = INDENT.length();
    for (String word : flag.help().split(" ")) {
      if (column + word.length() > WIDTH) {
        text.append('\n').append(INDENT);
        column = INDENT.length();
      }
      text.append(word).append(' ');
      column += word.length() + 1;
    }
    text.setCharAt(text.length() - 1, '\n');
  }
}
