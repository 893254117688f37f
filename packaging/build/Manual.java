import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The manual page, generated from the program's --help. */
final class Manual {
  private static final Pattern COMMAND = Pattern.compile("  ([a-z][a-z-]*) {2,}\\S.*");
  private static final Pattern OPTION = Pattern.compile("  {1,6}(-{1,2}\\S.*?)(?: {2,}(.*))?");
  private static final Pattern PARAMETER =
      Pattern.compile(" {6,}((?:@<|[A-Z]{2}|\\[).*?) {2,}(.*)");

  private Manual() {}

  static String page(Layout layout) throws IOException, InterruptedException {
    String help = help(layout);
    StringBuilder page = new StringBuilder();
    page.append(".TH DIGIT-STUDIO 1 \"\" \"Digit Studio ").append(layout.version());
    page.append("\" \"User Commands\"\n");
    page.append(
        ".SH NAME\n"
            + "digit-studio \\- recognize handwritten digits, train networks and inspect them\n");
    page.append(".SH SYNOPSIS\n.B digit-studio\n.RI [ FILE ]\n.br\n.B digit-studio\n");
    page.append(".I COMMAND\n.RI [ OPTION ]...\n");
    page.append(
        ".SH DESCRIPTION\nWithout a command, opens the window; FILE is a model, a drawing or");
    page.append(" a picture to open in it.\n");
    for (String command : commands(help)) {
      page.append(".SH \"DIGIT-STUDIO ").append(command.toUpperCase(java.util.Locale.ROOT));
      page.append("\"\n").append(body(help(layout, command)));
    }
    page.append(".SH EXIT STATUS\n0 success, 1 failure, 2 wrong usage.\n");
    page.append(".SH FILES\n.TP\n.I ~/.local/share/digit-studio\nruns, models and My digits\n");
    page.append(".TP\n.I ~/.config/digit-studio\nsettings\n");
    page.append(".TP\n.I ~/.local/state/digit-studio\nthe log\n");
    page.append(
        ".TP\n.I ~/.cache/digit-studio\nDeeplearning4j's native libraries (360 MB), unpacked when");
    page.append(" first needed; may be deleted\n");
    page.append(
        ".PP\nThe variables XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME and XDG_CACHE_HOME");
    page.append(" override these locations. Removing the package keeps all of these files.\n");
    return page.toString();
  }

  private static String help(Layout layout, String... command)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(layout.launcher().toString()));
    line.addAll(List.of(command));
    line.add("--help");
    return Shell.output(line);
  }

  private static List<String> commands(String help) {
    List<String> found = new ArrayList<>();
    boolean inCommands = false;
    for (String line : help.lines().toList()) {
      Matcher matcher = COMMAND.matcher(line);
      if (inCommands && matcher.matches()) {
        found.add(matcher.group(1));
      }
      inCommands |= line.startsWith("Commands:");
    }
    if (found.isEmpty()) {
      throw new IllegalStateException("--help lists no commands: " + help);
    }
    return found;
  }

  /** Formats the usage verbatim, options as tagged paragraphs and the rest as text. */
  private static String body(String help) {
    StringBuilder body = new StringBuilder(".nf\n");
    boolean usage = true;
    for (String line : help.lines().toList()) {
      if (usage && !line.startsWith("Usage:") && !line.startsWith("      ")) {
        usage = false;
        body.append(".fi\n");
      }
      Matcher option = OPTION.matcher(line);
      Matcher parameter = PARAMETER.matcher(line);
      if (usage) {
        body.append(escape(line.replaceFirst("^Usage: ", ""))).append('\n');
      } else if (line.isBlank()) {
        body.append(".PP\n");
      } else if (option.matches()) {
        tagged(body, option.group(1), option.group(2));
      } else if (parameter.matches()) {
        tagged(body, parameter.group(1), parameter.group(2));
      } else {
        body.append(escape(line.strip())).append('\n');
      }
    }
    return body.toString();
  }

  private static void tagged(StringBuilder body, String tag, String text) {
    body.append(".TP\n\\fB").append(escape(tag.strip())).append("\\fR\n");
    if (text != null && !text.isBlank()) {
      body.append(escape(text.strip())).append('\n');
    }
  }

  private static String escape(String text) {
    String safe = text.replace("\\", "\\\\").replace("-", "\\-");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }
}
