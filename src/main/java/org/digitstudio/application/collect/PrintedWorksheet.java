package org.digitstudio.application.collect;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.digitstudio.application.text.Messages;
import org.digitstudio.paper.sheet.PdfDocument;
import org.digitstudio.paper.sheet.SheetCanvas;

/** A worksheet as a PDF to print: questions with lines to write on, then the answers on a page. */
public final class PrintedWorksheet {
  /** A4, in millimetres. */
  private static final double WIDTH = 210;

  private static final double HEIGHT = 297;
  private static final double MARGIN = 20;
  private static final double TITLE = 9;
  private static final double TEXT = 5.2;
  private static final double LEADING = 1.25;

  /** Lines to write an answer on, and the distance between them. */
  private static final int BLANK_LINES = 2;

  private static final double BLANK_LINE = 10;
  private static final double GAP = 7;
  private static final double RULE = 0.25;
  private static final double RULE_GREY = 0.6;

  private final PrintedText text = new PrintedText();
  private final PdfDocument pdf = new PdfDocument(WIDTH, HEIGHT);
  private SheetCanvas page = pdf.page();
  private double y = MARGIN;

  private PrintedWorksheet() {}

  /**
   * A question of a worksheet.
   *
   * @param topic what it is about, one line
   */
  public record Exercise(String topic, String question, String answer) {}

  /**
   * Returns a worksheet in the user's language as a PDF of several A4 pages, the answers on pages
   * of their own.
   */
  public static byte[] pdf(String title, List<Exercise> exercises) {
    PrintedWorksheet sheet = new PrintedWorksheet();
    sheet.questions(title, exercises);
    sheet.answers(title, exercises);
    return sheet.pdf.bytes();
  }

  private void questions(String title, List<Exercise> exercises) {
    line(title, TITLE);
    y += GAP / 2;
    line(Messages.text("application.worksheet.name"), TEXT);
    y += GAP;
    for (int i = 0; i < exercises.size(); i++) {
      Exercise each = exercises.get(i);
      List<String> lines = wrapped(numbered(i, each.question()));
      keepTogether((1 + lines.size()) * TEXT * LEADING + BLANK_LINES * BLANK_LINE);
      fill(text.outline(each.topic()), TEXT * 0.8, 0.4);
      lines.forEach(line -> line(line, TEXT));
      for (int blank = 0; blank < BLANK_LINES; blank++) {
        y += BLANK_LINE;
        page.fill(new Rectangle2D.Double(MARGIN, y, WIDTH - 2 * MARGIN, RULE), RULE_GREY);
      }
      y += GAP;
    }
  }

  private void answers(String title, List<Exercise> exercises) {
    turn();
    line(Messages.text("application.worksheet.answers", title), TITLE);
    y += GAP;
    for (int i = 0; i < exercises.size(); i++) {
      List<String> lines = wrapped(numbered(i, exercises.get(i).answer()));
      keepTogether(lines.size() * TEXT * LEADING);
      lines.forEach(line -> line(line, TEXT));
      y += GAP / 2;
    }
  }

  private static String numbered(int index, String sentence) {
    return Messages.text("application.worksheet.numbered", index + 1, sentence);
  }

  private List<String> wrapped(String sentence) {
    return text.wrap(sentence, (WIDTH - 2 * MARGIN) / TEXT);
  }

  private void line(String line, double height) {
    fill(text.outline(line), height, 0);
  }

  /** Prints a line and moves to the next. */
  private void fill(Shape line, double height, double grey) {
    AffineTransform position = AffineTransform.getTranslateInstance(MARGIN, y);
    position.scale(height, height);
    page.fill(position.createTransformedShape(line), grey);
    y += height * LEADING;
  }

  /** Begins a new page where this one has less room than that many millimetres. */
  private void keepTogether(double needed) {
    if (y + needed > HEIGHT - MARGIN) {
      turn();
    }
  }

  private void turn() {
    page = pdf.page();
    y = MARGIN;
  }
}
