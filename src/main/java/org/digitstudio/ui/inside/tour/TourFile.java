package org.digitstudio.ui.inside.tour;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.ui.inside.model.StationKind;
import org.digitstudio.ui.inside.tour.TourScript.KernelSource;
import org.digitstudio.ui.inside.tour.TourScript.Step;

/**
 * Tours as plain text. A file begins with {@code tour:} and a title. Each step begins with {@code
 * step:} and its title, then {@code station:}, and where wanted {@code digit:} and {@code
 * kernels:}; the lines that follow are its words. The lines {@code question:} and {@code answer:}
 * are for the worksheet. Lines that begin with # are notes.
 */
public final class TourFile {
  private static final int MAX_BYTES = 64 * 1024;
  private static final int MAX_STEPS = 60;
  private static final int MAX_WORDS = 1_000;

  private TourFile() {}

  /**
   * Reads a tour.
   *
   * @throws StudioIOException if the file is no tour; the message names the line
   */
  public static TourScript read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw new StudioIOException("inside.tours.long", file.getFileName());
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return parse(file.getFileName().toString(), text);
    } catch (CharacterCodingException e) {
      throw new StudioIOException(e, "inside.tours.encoding", file.getFileName());
    }
  }

  /**
   * Parses the text of a tour.
   *
   * @param name of the file, for messages
   */
  static TourScript parse(String name, String text) throws StudioIOException {
    Parser parser = new Parser(name);
    // An editor may have put a byte order mark at the beginning.
    List<String> lines = text.replace("\uFEFF", "").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      parser.line(i + 1, lines.get(i).strip());
    }
    return parser.end();
  }

  /** Returns a tour as text that {@link #read} understands. */
  public static String format(TourScript tour, String notes) {
    StringBuilder out = new StringBuilder();
    notes.lines().forEach(note -> out.append("# ").append(note).append('\n'));
    out.append("tour: ").append(tour.title()).append('\n');
    for (Step step : tour.steps()) {
      out.append("\nstep: ").append(step.title()).append('\n');
      out.append("station: ").append(step.station().id()).append('\n');
      step.digit().ifPresent(digit -> out.append("digit: ").append(digit).append('\n'));
      if (step.kernels() != KernelSource.ANY) {
        out.append("kernels: ").append(id(step.kernels())).append('\n');
      }
      out.append(step.words()).append('\n');
      if (!step.question().isEmpty()) {
        out.append("question: ").append(step.question()).append('\n');
        out.append("answer: ").append(step.answer()).append('\n');
      }
    }
    return out.toString();
  }

  /** Lists the stations as files name them. */
  public static String stations() {
    return Arrays.stream(StationKind.values())
        .map(StationKind::id)
        .collect(Collectors.joining(", "));
  }

  private static String id(KernelSource kernels) {
    return kernels.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Collects the steps line by line. */
  private static final class Parser {
    private final String name;
    private final List<Step> steps = new ArrayList<>();
    private String title = "";
    private Optional<Step> open = Optional.empty();
    private boolean hasStation;
    private int startedAt;

    Parser(String name) {
      this.name = name;
    }

    void line(int number, String line) throws StudioIOException {
      boolean inWords = open.filter(step -> !step.words().isEmpty()).isPresent();
      if (line.isEmpty() || line.startsWith("#")) {
        return;
      }
      if (value(line, "step").isPresent()) {
        close();
        startedAt = number;
        open = value(line, "step").map(text -> new Step(text, "", StationKind.NETWORK));
      } else if (open.isEmpty()) {
        title = value(line, "tour").orElseThrow(() -> refused("inside.tours.before", number));
      } else if (!inWords && value(line, "station").isPresent()) {
        station(number, value(line, "station").get());
      } else if (!inWords && value(line, "digit").isPresent()) {
        digit(number, value(line, "digit").get());
      } else if (!inWords && value(line, "kernels").isPresent()) {
        kernels(number, value(line, "kernels").get());
      } else if (value(line, "question").isPresent()) {
        String question = bounded(number, value(line, "question").get());
        open = open.map(step -> step.asking(question, step.answer()));
      } else if (value(line, "answer").isPresent()) {
        String answer = bounded(number, value(line, "answer").get());
        open = open.map(step -> step.asking(step.question(), answer));
      } else {
        words(number, line);
      }
    }

    private static Optional<String> value(String line, String key) {
      return line.toLowerCase(Locale.ROOT).startsWith(key + ":")
          ? Optional.of(line.substring(key.length() + 1).strip())
          : Optional.empty();
    }

    private void station(int number, String wanted) throws StudioIOException {
      StationKind station =
          Arrays.stream(StationKind.values())
              .filter(kind -> kind.id().equals(wanted.toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(() -> refused("inside.tours.station", number, wanted, stations()));
      open = open.map(step -> step.at(station));
      hasStation = true;
    }

    private void digit(int number, String wanted) throws StudioIOException {
      if (!wanted.matches("[0-9]")) {
        throw refused("inside.tours.digit", number, wanted);
      }
      open = open.map(step -> step.on(Integer.parseInt(wanted)));
    }

    private void kernels(int number, String wanted) throws StudioIOException {
      KernelSource kernels =
          Arrays.stream(KernelSource.values())
              .filter(kind -> kind != KernelSource.ANY)
              .filter(kind -> id(kind).equals(wanted.toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(() -> refused("inside.tours.kernels", number, wanted));
      open = open.map(step -> step.with(kernels));
    }

    private void words(int number, String line) throws StudioIOException {
      Step step = open.orElseThrow();
      String words = step.words().isEmpty() ? line : step.words() + " " + line;
      open = Optional.of(step.withWords(bounded(number, words)));
    }

    private String bounded(int number, String text) throws StudioIOException {
      if (text.length() > MAX_WORDS) {
        throw refused("inside.tours.words", number, MAX_WORDS);
      }
      return text;
    }

    private void close() throws StudioIOException {
      if (open.isPresent()) {
        if (!hasStation) {
          throw refused("inside.tours.nostation", startedAt, stations());
        }
        steps.add(open.get());
        if (steps.size() > MAX_STEPS) {
          throw refused("inside.tours.steps", startedAt, MAX_STEPS);
        }
      }
      open = Optional.empty();
      hasStation = false;
    }

    TourScript end() throws StudioIOException {
      close();
      if (steps.isEmpty()) {
        throw new StudioIOException("inside.tours.empty", name);
      }
      return new TourScript(title.isEmpty() ? name : title, List.copyOf(steps));
    }

    private StudioIOException refused(String key, int number, Object... more) {
      List<Object> arguments = new ArrayList<>(List.of(name, Integer.toString(number)));
      arguments.addAll(List.of(more));
      return new StudioIOException(key, arguments.toArray());
    }
  }
}
