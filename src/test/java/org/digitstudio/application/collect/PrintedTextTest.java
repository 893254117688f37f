package org.digitstudio.application.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrintedTextTest {
  private static final String SENTENCE =
      "Every kernel slides over the image and adds up what lies under it.";

  private final PrintedText text = new PrintedText();

  @Test
  void linesBreakBetweenWordsAndAreNoWiderThanThePage() {
    List<String> lines = text.wrap(SENTENCE, 12);

    assertThat(lines).hasSizeGreaterThan(2);
    assertThat(String.join(" ", lines)).isEqualTo(SENTENCE);
    assertThat(lines)
        .allSatisfy(
            line -> assertThat(text.outline(line).getBounds2D().getWidth()).isLessThan(12.1));
  }

  @Test
  void aWordWiderThanThePageStaysWhole() {
    assertThat(text.wrap("a pneumonoultramicroscopicsilicovolcanoconiosis b", 5))
        .containsExactly("a", "pneumonoultramicroscopicsilicovolcanoconiosis", "b");
  }

  @Test
  void aShortTextIsOneLine() {
    assertThat(text.wrap("Why?", 100)).containsExactly("Why?");
  }
}
