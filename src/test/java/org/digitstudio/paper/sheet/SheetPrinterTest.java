package org.digitstudio.paper.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SheetPrinterTest {
  private static final SheetLayout LAYOUT =
      new SheetLayout(SheetLayout.Format.A4, SheetLayout.Grid.SMALL_BOXES);

  @Test
  void aPdfIsOnePageOfItsPaper() {
    String pdf = pdf();

    assertThat(pdf).startsWith("%PDF-1.4").endsWith("%%EOF\n");
    assertThat(pdf).contains("/Count 1").contains("/MediaBox [0 0 595.276 841.890]");
  }

  @Test
  void itsTableSaysWhereEachObjectBegins() {
    String pdf = pdf();
    Matcher entries = Pattern.compile("(\\d{10}) 00000 n").matcher(pdf);
    int number = 1;
    while (entries.find()) {
      assertThat(pdf.substring(Integer.parseInt(entries.group(1)))).startsWith(number++ + " 0 obj");
    }
    assertThat(number).isEqualTo(5);
    Matcher start = Pattern.compile("startxref\n(\\d+)").matcher(pdf);
    assertThat(start.find()).isTrue();
    assertThat(pdf.substring(Integer.parseInt(start.group(1)))).startsWith("xref");
  }

  @Test
  void itsPageIsAsLongAsItSays() {
    String pdf = pdf();
    Matcher length = Pattern.compile("/Length (\\d+) >>\nstream\n").matcher(pdf);
    assertThat(length.find()).isTrue();
    int end = length.end() + Integer.parseInt(length.group(1));
    assertThat(pdf.substring(end)).startsWith("endstream");
  }

  private static String pdf() {
    return new String(SheetPrinter.pdf(LAYOUT, SheetWords.NONE), StandardCharsets.US_ASCII);
  }
}
