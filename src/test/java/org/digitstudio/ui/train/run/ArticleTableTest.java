package org.digitstudio.ui.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArticleTableTest {

  @Test
  void everySpeedIsComparedInWords() {
    assertThat(ArticleTable.speed(127.4)).isEqualTo("127 times faster");
    assertThat(ArticleTable.speed(1.44)).isEqualTo("1.4 times faster");
    assertThat(ArticleTable.speed(1.02)).isEqualTo("same speed");
    assertThat(ArticleTable.speed(1 / 21.2)).isEqualTo("21 times slower");
    assertThat(ArticleTable.speed(0.000_040_2)).isEqualTo("24,876 times slower");
  }
}
