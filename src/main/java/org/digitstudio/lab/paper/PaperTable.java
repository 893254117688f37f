package org.digitstudio.lab.paper;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.reading.RecognitionService;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.ink.PictureReader;
import org.digitstudio.ink.PreparationOptions;

/** Measures the accuracy of number recognition on each kind of picture. */
public final class PaperTable {
  private final RecognitionService service;
  private final DigitClassifier classifier;
  private final PaperCases cases;
  private final BackgroundTask task;

  /**
   * The results on the pictures of one kind.
   *
   * @param n number of pictures
   * @param right number of pictures whose numbers are all correct
   * @param empty number of pictures in which no digit was found
   * @param sure number of sure results
   * @param sureButWrong number of sure results that are wrong
   * @param seconds total time
   */
  public record Row(
      PaperKind kind, int n, int right, int empty, int sure, int sureButWrong, double seconds) {}

  public PaperTable(
      RecognitionService service, DigitClassifier classifier, GlyphBook book, BackgroundTask task) {
    this.service = service;
    this.classifier = classifier;
    this.cases = new PaperCases(book);
    this.task = task;
  }

  /** Returns a row for each kind. */
  public List<Row> rows(int count, long seed) {
    List<Row> rows = new ArrayList<>();
    for (PaperKind kind : PaperKind.values()) {
      rows.add(row(kind, count, seed));
    }
    return rows;
  }

  /** Reads {@code count} pictures of a kind. */
  public Row row(PaperKind kind, int count, long seed) {
    int right = 0;
    int empty = 0;
    int sure = 0;
    int sureButWrong = 0;
    long nanos = 0;
    for (int i = 0; i < count; i++) {
      task.checkCancelled();
      PaperCase written = cases.make(kind, seed * 1_000_003 + i);
      long start = System.nanoTime();
      Reading reading =
          service.read(PictureReader.grey(written.image()), classifier, PreparationOptions.ALL);
      nanos += System.nanoTime() - start;
      boolean correct = reading.number().equals(written.numbers());
      right += correct ? 1 : 0;
      empty += reading.isEmpty() ? 1 : 0;
      sure += reading.sure() ? 1 : 0;
      sureButWrong += reading.sure() && !correct ? 1 : 0;
    }
    return new Row(kind, count, right, empty, sure, sureButWrong, nanos / 1e9);
  }
}
