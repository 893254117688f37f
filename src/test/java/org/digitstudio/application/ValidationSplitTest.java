package org.digitstudio.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.ConcatDataset;
import org.digitstudio.domain.DigitDataset;
import org.digitstudio.domain.DigitImage;
import org.junit.jupiter.api.Test;

class ValidationSplitTest {
  private final DigitDataset whole = new Digits("Made-up", 300, 5);

  @Test
  void everyPictureIsInOnePartAndOnlyInOne() {
    ValidationSplit split = ValidationSplit.of(whole, 60, 1);
    List<DigitImage> parts = new ArrayList<>(pictures(split.training()));
    parts.addAll(pictures(split.validation()));
    assertThat(split.validation().size()).isEqualTo(60);
    assertThat(parts).containsExactlyInAnyOrderElementsOf(pictures(whole));
  }

  @Test
  void theSeedDecidesTheSplit() {
    List<DigitImage> first = pictures(ValidationSplit.of(whole, 60, 1).validation());
    assertThat(pictures(ValidationSplit.of(whole, 60, 1).validation())).isEqualTo(first);
    assertThat(pictures(ValidationSplit.of(whole, 60, 2).validation())).isNotEqualTo(first);
  }

  @Test
  void aPictureSetAsideIsNotLearntFromAsACopy() {
    DigitDataset rare = new Digits("Rare", 50, 6);
    ValidationSplit split = ValidationSplit.of(new ConcatDataset("Both", whole, rare, 4), 150, 1);
    List<DigitImage> validation = pictures(split.validation());
    assertThat(validation).doesNotHaveDuplicates().anyMatch(pictures(rare)::contains);
    assertThat(pictures(split.training()))
        .doesNotContainAnyElementsOf(validation)
        .hasSize(
            500 - 150 - 3 * (int) validation.stream().filter(pictures(rare)::contains).count());
  }

  @Test
  void moreThanHalfCannotBeSetAside() {
    assertThatThrownBy(() -> ValidationSplit.of(whole, 151, 1))
        .hasMessageContaining("at most half");
  }

  private static List<DigitImage> pictures(DigitDataset data) {
    List<DigitImage> all = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      all.add(data.image(i));
    }
    return all;
  }
}
