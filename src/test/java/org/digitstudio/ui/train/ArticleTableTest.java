package org.digitstudio.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArticleTableTest {
  @Test
  void howMuchFasterIsSaidWithDigitsThatMeanSomethingHoweverSlow() {
    assertThat(ArticleTable.ratio(127.4)).isEqualTo("\u00d7\u00a0127");
    assertThat(ArticleTable.ratio(1.054)).isEqualTo("\u00d7\u00a01.05");
    assertThat(ArticleTable.ratio(0.112)).isEqualTo("\u00d7\u00a00.11");
    assertThat(ArticleTable.ratio(0.0041)).isEqualTo("\u00d7\u00a00.0041");
    assertThat(ArticleTable.ratio(0.000_040_2)).isEqualTo("\u00d7\u00a00.00004");
  }
}
